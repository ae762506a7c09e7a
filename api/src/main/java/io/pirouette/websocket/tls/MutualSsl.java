// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tls;

/**
 * Clients have to show certificates as well.
 *
 * @param verifyClient whether every client has to; the default is {@link VerifyClient#REQUIRE}
 * @param cert the certificates that clients' are checked against
 */
public record MutualSsl(VerifyClient verifyClient, TrustSource cert) {

  /**
   * Every client has to show a certificate.
   *
   * @param cert the certificates that clients' are checked against
   */
  public MutualSsl(TrustSource cert) {
    this(VerifyClient.REQUIRE, cert);
  }
}
