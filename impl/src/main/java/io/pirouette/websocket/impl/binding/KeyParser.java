// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/** Looks for one property at the top of a JSON object, and no further. For one thread. */
final class KeyParser implements AutoCloseable {

  /** Deeper ones cannot be bound anyway. */
  private static final int MAX_DEPTH = 64;

  private final JsonParser parser;
  private int depth;

  KeyParser(JsonProvider provider, String text) {
    this.parser = provider.createParser(new StringReader(text));
  }

  /** The property's text; null if it has none, or if the text is no JSON object up to there. */
  @Nullable String find(String name) {
    try {
      if (next() != Event.START_OBJECT) {
        return null;
      }
      while (depth > 0 && depth <= MAX_DEPTH) {
        if (next() == Event.KEY_NAME && depth == 1 && parser.getString().equals(name)) {
          return next() == Event.VALUE_STRING ? parser.getString() : null;
        }
      }
      return null;
    } catch (RuntimeException malformed) {
      // Providers have several ways to say so; what a message is for is then unknown.
      return null;
    }
  }

  private Event next() {
    Event event = parser.next();
    switch (event) {
      case START_OBJECT, START_ARRAY -> depth++;
      case END_OBJECT, END_ARRAY -> depth--;
      default -> {
        // On the same level.
      }
    }
    return event;
  }

  @Override
  public void close() {
    parser.close();
  }
}
