// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static io.pirouette.websocket.tests.WssApplication.encoded;

import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.app.auth.UsersUpgrade;
import io.pirouette.websocket.app.errand.ErrandUpgrade;
import io.pirouette.websocket.auth.client.ClientAuth;
import io.pirouette.websocket.auth.client.OAuth2ClientCredentialsGrantConfig;
import io.pirouette.websocket.fixture.TokenServer;
import java.util.Base64;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The services that ask for credentials, and clients that show them. */
final class CredentialsApplication {

  private static final String CLIENT = "the client";
  private static final String SECRET = "its secret";

  private CredentialsApplication() {}

  /** Services with and without clients of their own. */
  static WebArchive archive(String name, AuthServers servers) {
    return Archives.applicationWithClientCredentials(name, UsersUpgrade.class)
        .addPackage(ErrandUpgrade.class.getPackage())
        .addAsResource(new StringAsset(servers.properties()), "servers.properties");
  }

  /** A client of this JVM, for either kind of connection. */
  static ClientConfiguration showing(ClientAuth credentials) {
    return WssApplication.trusting().auth(credentials).build();
  }

  /** For a token of a token server. */
  static OAuth2ClientCredentialsGrantConfig.Builder grant(TokenServer tokens) {
    return OAuth2ClientCredentialsGrantConfig.builder(tokens.url("/token"), CLIENT, SECRET);
  }

  /** As what a token server sees that request, if no scopes are asked for. */
  static String asked() {
    String credentials = encoded(CLIENT) + ":" + encoded(SECRET);
    return "POST grant_type=client_credentials by Basic "
        + Base64.getEncoder().encodeToString(credentials.getBytes());
  }

  /** What a token server answers. */
  static String granted(String token, int seconds) {
    return "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d}"
        .formatted(token, seconds);
  }

  /** Where a client of the application asks a service, by a token of a token server. */
  static String errand(String target, TokenServer tokens) {
    return "errand?target=%s&trust=%s&tokens=%s"
        .formatted(
            encoded(target),
            encoded(WssApplication.trust().certFile()),
            encoded(tokens.url("/token")));
  }

  /** Where a client of the application speaks to a service by the peer's own token. */
  static String relay(String target) {
    return "tokenrelay?target=%s&trust=%s"
        .formatted(encoded(target), encoded(WssApplication.trust().certFile()));
  }
}
