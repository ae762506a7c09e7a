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

  private final long maxMessageSize;
  private final Consumer<String> whole;
  private final Runnable tooLarge;

  /** The parts so far; null between messages. */
  private @Nullable StringBuilder parts;

  /** Bytes of UTF-8 so far. */
  private long size;

  IncomingText(long maxMessageSize, Consumer<String> whole, Runnable tooLarge) {
    this.maxMessageSize = maxMessageSize;
    this.whole = whole;
    this.tooLarge = tooLarge;
  }

  @Override
  public void onMessage(String part, boolean last) {
    boolean wasTooLarge = size > maxMessageSize;
    size += wasTooLarge ? 0 : utf8Length(part);
    if (size > maxMessageSize) {
      refuse(wasTooLarge, last);
    } else if (last) {
      String text = parts == null ? part : parts.append(part).toString();
      reset();
      whole.accept(text);
    } else {
      parts = (parts == null ? new StringBuilder() : parts).append(part);
    }
  }

  /** Reports once, and skips what is still to come of the message. */
  private void refuse(boolean reported, boolean last) {
    parts = null;
    if (last) {
      reset();
    }
    if (!reported) {
      tooLarge.run();
    }
  }

  private void reset() {
    parts = null;
    size = 0;
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
