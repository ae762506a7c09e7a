// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.client;

import io.pirouette.websocket.auth.client.OAuth2RefreshTokenGrantConfig;
import io.pirouette.websocket.impl.auth.RejectedException;
import io.pirouette.websocket.impl.configuration.Placeholders;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tokens by a refresh token, or what has taken its place (RFC 6749 section 6). */
final class RefreshTokenGrant implements Grant {

  private final TokenRequest request;
  private final String configured;

  /** Came with the last token; null if none ever did. */
  private @Nullable String latest;

  RefreshTokenGrant(OAuth2RefreshTokenGrantConfig config) {
    this.request = TokenRequest.of(config, config.refreshUrl(), "refresh_token");
    this.configured = Placeholders.resolve("refreshToken", config.refreshToken());
  }

  @Override
  public TokenResponse next(TokenFetch fetch) throws InterruptedException {
    String token = latest == null ? configured : latest;
    try {
      TokenResponse response = request.send(Map.of("refresh_token", token), fetch);
      latest = response.refreshToken().orElse(latest);
      return response;
    } catch (RejectedException e) {
      latest = null; // the one that is configured may be good again
      throw e;
    }
  }
}
