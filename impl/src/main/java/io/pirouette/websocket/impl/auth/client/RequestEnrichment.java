// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.client;

import io.pirouette.websocket.auth.client.BearerTokenConfig;
import io.pirouette.websocket.auth.client.ClientAuth;
import io.pirouette.websocket.auth.client.CredentialsConfig;
import io.pirouette.websocket.auth.client.JwtIssuerConfig;
import io.pirouette.websocket.auth.client.OAuth2GrantConfig;
import io.pirouette.websocket.error.AuthException;
import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.impl.auth.AuthLog;
import io.pirouette.websocket.impl.auth.jwt.JwtIssuer;
import io.pirouette.websocket.impl.configuration.Placeholders;
import io.pirouette.websocket.impl.transport.Deadline;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt to connect shows of who asks: the value of the header {@code Authorization}. For
 * one thread, but for {@link #cancel}.
 */
public final class RequestEnrichment {

  private static final String BEARER = "Bearer ";
  private static final PerConfiguration<JwtIssuer> ISSUERS = new PerConfiguration<>();

  private final @Nullable ClientAuth auth;
  private final TokenWait wait;

  /**
   * That of an attempt that has to be over before a deadline.
   *
   * @param auth null for nothing
   */
  public RequestEnrichment(@Nullable ClientAuth auth, Deadline deadline) {
    this.auth = auth;
    this.wait = new TokenWait(deadline);
  }

  /**
   * The header's value; null for none.
   *
   * @throws AuthException if it cannot be made or obtained, which the log has been told
   * @throws io.pirouette.websocket.error.WebSocketException if the thread is interrupted meanwhile
   */
  public @Nullable String authorization() {
    if (auth instanceof CredentialsConfig config) {
      return made("Basic Auth token", () -> BasicCredentials.of(config));
    } else if (auth instanceof BearerTokenConfig config) {
      return made("Bearer token", () -> bearer(Placeholders.resolve("token", config.token())));
    } else if (auth instanceof JwtIssuerConfig config) {
      return made("JWT", () -> bearer(issuer(config).issue()));
    } else if (auth instanceof OAuth2GrantConfig config) {
      return bearer(GrantedTokens.of(config).current(wait));
    }
    return null;
  }

  private static String made(String what, Supplier<String> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException | SslException e) {
      throw EnrichmentFailure.logged(what, e);
    }
  }

  private static String bearer(String token) {
    return BEARER + TokenText.checked("token", token);
  }

  private static JwtIssuer issuer(JwtIssuerConfig config) {
    return ISSUERS.get(config, ConfigurationValues.of(config), () -> JwtIssuer.of(config));
  }

  /**
   * A server does not take the value: whether another one can be had, which is the next one then.
   */
  public boolean renews(@Nullable String authorization) {
    if (auth instanceof OAuth2GrantConfig config && authorization != null) {
      AuthLog.debug("The server refuses the token with status 401: another one is obtained");
      GrantedTokens.of(config).drop(authorization.substring(BEARER.length()));
      return true;
    }
    return false;
  }

  /** Ends what is being done, which then fails. For another thread. */
  public void cancel() {
    wait.cancel();
  }
}
