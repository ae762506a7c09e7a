// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.client;

import io.pirouette.websocket.auth.client.OAuth2PasswordGrantConfig;
import io.pirouette.websocket.auth.client.RefreshConfig;
import io.pirouette.websocket.impl.auth.AuthLog;
import io.pirouette.websocket.impl.auth.RejectedException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tokens by a user's password (RFC 6749 section 4.3), and by what came with the last one. */
final class PasswordGrant implements Grant {

  private final TokenRequest request;

  /** Null if tokens are not refreshed. */
  private final @Nullable TokenRequest refresh;

  /** Came with the last token; null if none did. */
  private @Nullable String refreshToken;

  PasswordGrant(OAuth2PasswordGrantConfig config) {
    this.request =
        TokenRequest.of(config, config.tokenUrl(), "password")
            .with("username", config.username())
            .with("password", config.password());
    RefreshConfig refreshing = config.refreshConfig();
    this.refresh =
        refreshing == null ? null : TokenRequest.of(config, config.tokenUrl(), refreshing);
  }

  @Override
  public TokenResponse next(TokenFetch fetch) throws InterruptedException {
    TokenResponse response = refreshed(fetch);
    if (response == null) {
      refreshToken = null;
      response = request.send(Map.of(), fetch);
    }
    refreshToken = response.refreshToken().orElse(refreshToken);
    return response;
  }

  /** By the refresh token; null if there is none that is of use. */
  private @Nullable TokenResponse refreshed(TokenFetch fetch) throws InterruptedException {
    if (refresh == null || refreshToken == null) {
      return null;
    }
    try {
      return refresh.send(Map.of("refresh_token", refreshToken), fetch);
    } catch (RejectedException e) {
      AuthLog.debug("The refresh token is of no use: " + e.getMessage());
      return null;
    }
  }
}
