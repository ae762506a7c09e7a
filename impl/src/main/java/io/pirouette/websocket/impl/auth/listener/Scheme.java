// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.listener;

/** The schemes of HTTP authentication that entries look at. */
enum Scheme {
  BASIC,
  BEARER
}
