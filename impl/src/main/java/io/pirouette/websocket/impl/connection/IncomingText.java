// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.connection;

import jakarta.websocket.MessageHandler;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Assembles the text messages of a connection. Holds memory only while a message is under way. Only
 * the reading thread calls it.
 */
final class IncomingText implements MessageHandler.Partial<String> {

  private final MessageSize size;
  private final Consumer<String> whole;

  /** The parts so far; null between messages. */
  private @Nullable StringBuilder parts;

  IncomingText(MessageSize size, Consumer<String> whole) {
    this.size = size;
    this.whole = whole;
  }

  @Override
  public void onMessage(String part, boolean last) {
    if (!size.add(utf8Length(part), last)) {
      parts = null;
    } else if (last) {
      String text = parts == null ? part : parts.append(part).toString();
      parts = null;
      whole.accept(text);
    } else {
      parts = (parts == null ? new StringBuilder() : parts).append(part);
    }
  }

  private static long utf8Length(String text) {
    long length = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        // Each half of a surrogate pair counts two of the pair's four bytes.
        length += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
      }
    }
    return length;
  }
}
