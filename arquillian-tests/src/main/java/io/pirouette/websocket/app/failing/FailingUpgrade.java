// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.failing;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;

/** Throws what the query asks for, or returns a service that does. */
@ServicePath("/failing")
public class FailingUpgrade implements UpgradeService {

  @Get
  public Service upgrade(UpgradeRequest request) throws Exception {
    String how = request.query().orElse("fine");
    if (how.startsWith("headers-")) {
      return new Headers(how.substring("headers-".length()));
    }
    return switch (how) {
      case "fine" -> new Headers(how);
      case "null" -> null;
      case "proxy" -> proxy();
      case "deep" -> new Headers(String.valueOf(deep(0)));
      case "interrupted" -> {
        Thread.currentThread().interrupt();
        throw new InterruptedException("a secret");
      }
      default -> throw Failures.<RuntimeException>anything(Failures.of(how));
    };
  }

  private static int deep(int depth) {
    return 1 + deep(depth + 1);
  }

  /** A service of no class that was ever examined, which throws whatever it is asked. */
  private static Service proxy() {
    return (Service)
        Proxy.newProxyInstance(
            FailingUpgrade.class.getClassLoader(),
            new Class<?>[] {Service.class},
            (self, method, arguments) -> {
              throw new Exception("a secret");
            });
  }

  /** Fails when it is asked for its headers. */
  static class Headers implements Service {

    private final String how;

    Headers(String how) {
      this.how = how;
    }

    @Override
    public Map<String, List<String>> customHeaders() {
      return switch (how) {
        case "fine" -> Map.of();
        case "null" -> null;
        case "deep" -> Map.of("X-Depth", List.of(String.valueOf(deep(0))));
        default -> throw Failures.<RuntimeException>anything(Failures.of(how));
      };
    }

    public String onOpen() {
      return how;
    }
  }
}
