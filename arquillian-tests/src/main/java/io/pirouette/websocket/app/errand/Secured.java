// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.errand;

import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.auth.HttpClientConfiguration;
import io.pirouette.websocket.auth.client.ClientAuth;
import io.pirouette.websocket.auth.client.OAuth2ClientCredentialsGrantConfig;
import io.pirouette.websocket.tls.ClientSecureSocket;
import io.pirouette.websocket.tls.TrustedCertificates;
import java.time.Duration;

/** How the clients of these services connect. */
final class Secured {

  private Secured() {}

  /** Over TLS, if the server is so asked for, with the authority of a file. */
  static ClientConfiguration.Builder by(ClientAuth credentials, String trust) {
    return ClientConfiguration.builder()
        .secureSocket(ClientSecureSocket.builder().cert(new TrustedCertificates(trust)).build())
        .auth(credentials);
  }

  /** A token of the application's own, for which a token server is asked with any patience. */
  static ClientAuth grant(String tokens) {
    return OAuth2ClientCredentialsGrantConfig.builder(tokens, "errands", "the secret of errands")
        .scopes("write")
        .clientConfig(HttpClientConfiguration.builder().timeout(Duration.ofMinutes(5)).build())
        .build();
  }
}
