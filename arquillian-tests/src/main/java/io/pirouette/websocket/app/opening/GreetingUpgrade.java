// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.opening;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** The first message of each connection is what {@code onOpen} returns. */
@ServicePath("/greeting")
public class GreetingUpgrade implements UpgradeService {

  @Get("{kind}")
  public Service upgrade(@PathParameter String kind) {
    return switch (kind) {
      case "text" -> new Text();
      case "bytes" -> new Bytes();
      case "nothing" -> new Nothing();
      case "both" -> new Both();
      case "absent" -> new Echo();
      case "failing" -> new Failing();
      default -> throw new IllegalArgumentException(kind);
    };
  }

  /** Does nothing when it opens. */
  static class Echo implements Service {
    public String onTextMessage(String text) {
      return text;
    }
  }

  static class Text extends Echo {
    public String onOpen() {
      return "welcome";
    }
  }

  static class Bytes extends Echo {
    public byte[] onOpen(Caller caller) {
      return "welcome".getBytes(UTF_8);
    }
  }

  static class Nothing extends Echo {
    public String onOpen() {
      return null;
    }
  }

  /** Writes, and returns a message too. */
  static class Both extends Echo {
    public String onOpen(Caller caller) {
      caller.writeTextMessage("first");
      return "second";
    }
  }

  static class Failing extends Echo {
    public String onOpen() {
      throw new IllegalStateException("a secret");
    }
  }
}
