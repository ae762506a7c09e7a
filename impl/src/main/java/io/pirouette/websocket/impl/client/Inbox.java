// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client;

import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import java.util.ArrayDeque;

/** Messages that nobody has read yet, in order. Guarded by its owner's lock. */
final class Inbox {

  /** Full at either of these: the pump then stops, and the server will wait. */
  private static final int MAX_MESSAGES = 1024;

  private static final long MAX_BYTES = 1 << 20;

  /** What a reader asks for. */
  enum Kind {
    TEXT("Text", "binary"),
    BINARY("Binary", "text"),
    EITHER("", "");

    private final String name;
    private final String other;

    Kind(String name, String other) {
      this.name = name;
      this.other = other;
    }

    private boolean fits(Object message) {
      return this == EITHER || (message instanceof String) == (this == TEXT);
    }
  }

  private record Entry(Object message, long bytes) {}

  private final ArrayDeque<Entry> entries = new ArrayDeque<>(2);
  private long bytes;

  /** Also looked at without the lock. */
  private volatile boolean full;

  /** Keeps a text or an array of bytes. */
  void add(Object message, long size) {
    entries.add(new Entry(message, size));
    bytes += size;
    judge();
  }

  /**
   * The first message.
   *
   * @throws WebSocketException if it is of another kind; it stays the first
   */
  Object take(Kind kind) {
    Object message = entries.element().message();
    if (!kind.fits(message)) {
      throw new WebSocketException(
          Phase.READ, kind.name + " message expected, but the next message is " + kind.other, null);
    }
    bytes -= entries.remove().bytes();
    judge();
    return message;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  boolean isFull() {
    return full;
  }

  private void judge() {
    full = entries.size() >= MAX_MESSAGES || bytes >= MAX_BYTES;
  }

  void clear() {
    entries.clear();
    bytes = 0;
    judge();
  }
}
