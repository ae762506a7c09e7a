// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.error.AuthnException;
import io.pirouette.websocket.error.AuthzException;
import io.pirouette.websocket.error.UpgradeException;
import java.util.List;
import java.util.Map;

/** Puts a character where it may have come from a peer without being looked at. */
@ServicePath("/hostile")
public class HostileUpgrade implements UpgradeService {

  @Get("{place}")
  public Service upgrade(@PathParameter String place, int character) {
    String evil = Character.toString(character) + "X-Evil: 1";
    return switch (place) {
      case "name" -> new Headers(Map.of("X-Shard" + evil, List.of("7")));
      case "value" -> new Headers(Map.of("X-Shard", List.of("7" + evil)));
      case "second" -> new Headers(Map.of("X-Shard", List.of("7", "8" + evil)));
      case "cookie" -> new Headers(Map.of("Set-Cookie", List.of("a=1" + evil)));
      case "protocol" -> new Headers(Map.of("sec-websocket-protocol", List.of("v1")));
      case "null" -> new Headers(null);
      case "refusal-name" ->
          throw new UpgradeException(409, "", Map.of("X-Reason" + evil, List.of("7")));
      case "refusal-value" ->
          throw new UpgradeException(409, "", Map.of("X-Reason", List.of("7" + evil)));
      case "challenge" -> throw new AuthnException("", "Basic realm=" + evil);
      case "unknown" -> throw new AuthnException("");
      case "forbidden" -> throw new AuthzException("");
      default -> throw new UpgradeException(place);
    };
  }

  /** Adds headers to the acceptance. */
  static class Headers implements Service {

    private final Map<String, List<String>> headers;

    Headers(Map<String, List<String>> headers) {
      this.headers = headers;
    }

    @Override
    public Map<String, List<String>> customHeaders() {
      return headers;
    }
  }
}
