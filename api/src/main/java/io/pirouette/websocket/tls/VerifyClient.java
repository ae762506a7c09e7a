// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tls;

/** Whether a client has to show a certificate. */
public enum VerifyClient {
  /** A client without one gets no connection. */
  REQUIRE,
  /**
   * A client may come without one; one that is shown is checked all the same, and a bad one
   * refused.
   */
  OPTIONAL
}
