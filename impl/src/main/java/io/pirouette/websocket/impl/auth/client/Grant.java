// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.client;

import io.pirouette.websocket.auth.client.OAuth2ClientCredentialsGrantConfig;
import io.pirouette.websocket.auth.client.OAuth2GrantConfig;
import io.pirouette.websocket.auth.client.OAuth2JwtBearerGrantConfig;
import io.pirouette.websocket.auth.client.OAuth2PasswordGrantConfig;
import io.pirouette.websocket.auth.client.OAuth2RefreshTokenGrantConfig;
import java.util.Map;

/** How one token after another is obtained. For one thread at a time. */
@FunctionalInterface
interface Grant {

  /**
   * Asks for a token.
   *
   * @throws IllegalArgumentException naming what cannot be used
   * @throws io.pirouette.websocket.impl.auth.RejectedException if there is no use in asking again
   * @throws io.pirouette.websocket.impl.auth.UnavailableException if there may be
   * @throws io.pirouette.websocket.error.WebSocketException if TLS fails, or a proxy refuses
   */
  TokenResponse next(TokenFetch fetch) throws InterruptedException;

  /**
   * The one of a configuration, which is not held.
   *
   * @throws IllegalArgumentException naming what cannot be used
   */
  static Grant of(OAuth2GrantConfig config) {
    if (config instanceof OAuth2ClientCredentialsGrantConfig client) {
      TokenRequest request = TokenRequest.of(config, client.tokenUrl(), "client_credentials");
      return fetch -> request.send(Map.of(), fetch);
    } else if (config instanceof OAuth2PasswordGrantConfig password) {
      return new PasswordGrant(password);
    } else if (config instanceof OAuth2RefreshTokenGrantConfig refresh) {
      return new RefreshTokenGrant(refresh);
    }
    return JwtBearerGrant.of((OAuth2JwtBearerGrantConfig) config);
  }
}
