// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.client;

import io.pirouette.websocket.auth.client.JwtIssuerConfig;
import io.pirouette.websocket.auth.client.OAuth2JwtBearerGrantConfig;
import io.pirouette.websocket.impl.auth.jwt.JwtIssuer;
import java.util.Map;

/** Tokens by an assertion (RFC 7523 section 2.1). */
final class JwtBearerGrant {

  private static final String TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  private JwtBearerGrant() {}

  static Grant of(OAuth2JwtBearerGrantConfig config) {
    TokenRequest request = TokenRequest.of(config, config.tokenUrl(), TYPE);
    JwtIssuerConfig issuing = config.assertionIssuer();
    if (issuing == null) {
      TokenRequest asserted = request.with("assertion", String.valueOf(config.assertion()));
      return fetch -> asserted.send(Map.of(), fetch);
    }
    JwtIssuer issuer = JwtIssuer.of(issuing);
    return fetch -> request.send(Map.of("assertion", issuer.issue()), fetch);
  }
}
