// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.handshake;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.error.AuthnException;
import io.pirouette.websocket.error.AuthzException;
import io.pirouette.websocket.error.UpgradeException;
import java.util.List;
import java.util.Map;

/** Refuses as the query asks. */
@ServicePath("/refusing")
public class RefusingUpgrade implements UpgradeService {

  @Get
  public Service upgrade(UpgradeRequest request) throws Exception {
    switch (request.query().orElse("")) {
      case "upgrade" -> throw new UpgradeException("page must be positive: ä");
      case "conflict" ->
          throw new UpgradeException(
              409, "", Map.of("Retry-After", List.of("7"), "X-Reason", List.of("one", "two")));
      case "authn" -> throw new AuthnException("who are you?", "Basic realm=\"orders\"");
      case "authz" -> throw new AuthzException("not you");
      case "fault" -> throw new IllegalStateException("a secret");
      case "checked" -> throw new Exception("a secret");
      case "error" -> throw new StackOverflowError("a secret");
      case "nested" -> throw new IllegalStateException(new UpgradeException("a secret"));
      case "cycle" -> throw cycle();
      case "null" -> {
        return null;
      }
      default -> {
        return new Headers(request);
      }
    }
  }

  private static Exception cycle() {
    Exception one = new Exception("a secret");
    one.initCause(new Exception("another", one));
    return one;
  }

  /** Sets headers, legal ones and others. */
  static class Headers implements Service {

    private final UpgradeRequest request;

    Headers(UpgradeRequest request) {
      this.request = request;
    }

    @Override
    public Map<String, List<String>> customHeaders() {
      return switch (request.query().orElse("")) {
        case "cookies" ->
            Map.of("Set-Cookie", List.of("a=1; Path=/", "b=2"), "X-Shard", List.of("7"));
        case "split" -> Map.of("X-Shard", List.of("7\r\nX-Evil: 1"));
        case "reserved" -> Map.of("Sec-WebSocket-Accept", List.of("mine"));
        default -> Map.of();
      };
    }

    public String onTextMessage(String name) {
      return request.header(name).orElse("absent") + " " + request.path();
    }
  }
}
