// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.caller;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pirouette.websocket.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be written with {@code writeMessage}, and what cannot. */
final class Values {

  private Values() {}

  static Object of(String kind) {
    return switch (kind) {
      case "string" -> "say \"hi\"";
      case "empty" -> "";
      case "half" -> "half \ud800";
      case "bytes" -> "bytes".getBytes(UTF_8);
      case "textMessage" -> new Message.TextMessage("a text");
      case "binaryMessage" -> new Message.BinaryMessage("bytes".getBytes(UTF_8));
      case "null" -> null;
      case "record" -> new Item(7, "pen \"ä€😀\"", Optional.empty());
      case "list" -> List.of("a", "b");
      case "map" -> Map.of("a", 1);
      case "number" -> 5;
      case "boolean" -> true;
      case "unwritable" -> new Unwritable();
      default -> throw new IllegalArgumentException(kind);
    };
  }

  /** A record as users declare it. */
  public record Item(int id, String name, Optional<String> colour) {}

  /** Cannot be read, so that it cannot be written either. */
  public static class Unwritable {
    public String getName() {
      throw new IllegalStateException("no name");
    }
  }
}
