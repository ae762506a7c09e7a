// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.errand;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.Dispatch;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.QueryParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.auth.client.BearerTokenConfig;
import io.pirouette.websocket.error.AuthException;
import io.pirouette.websocket.error.AuthnException;
import io.pirouette.websocket.error.InvalidHandshakeException;
import io.pirouette.websocket.error.UpgradeException;
import io.pirouette.websocket.error.WebSocketException;
import java.util.Map;

/** Speaks to a backend in the name of each peer, by the peer's own token, which it cannot check. */
@ServicePath("/tokenrelay")
@ServiceConfig(dispatch = Dispatch.OFFLOADED)
public class TokenRelayUpgrade implements UpgradeService {

  private static final String SCHEME = "Bearer ";

  @Get
  public Service upgrade(
      UpgradeRequest request,
      @QueryParameter("target") String target,
      @QueryParameter("trust") String trust) {
    String token =
        request
            .header("Authorization")
            .filter(value -> value.startsWith(SCHEME))
            .map(value -> value.substring(SCHEME.length()))
            .orElseThrow(() -> new AuthnException("a token is needed"));
    return new TokenRelay(connect(target, trust, token));
  }

  private static Client connect(String target, String trust, String token) {
    try {
      return Client.connect(target, Secured.by(new BearerTokenConfig(token), trust).build());
    } catch (AuthException e) {
      throw new AuthnException("the token is none");
    } catch (InvalidHandshakeException e) {
      throw refusal(e.status());
    } catch (WebSocketException e) {
      throw new UpgradeException(502, "the backend cannot be reached", Map.of());
    }
  }

  private static UpgradeException refusal(int status) {
    return switch (status) {
      case 401 -> new AuthnException("the backend does not take the token");
      case 403 -> new UpgradeException(403, "the backend does not let the bearer in", Map.of());
      default -> new UpgradeException(502, "the backend answers with " + status, Map.of());
    };
  }
}
