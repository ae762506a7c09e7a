// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.connection;

/** Holds a connection's messages to their largest size. Only the reading thread calls it. */
final class MessageSize {

  private final long max;
  private final Runnable tooLarge;

  /** Bytes of the message under way; those of one that is too large count on. */
  private long total;

  private boolean reported;

  /** Calls {@code tooLarge} once for each message of more than {@code max} bytes. */
  MessageSize(long max, Runnable tooLarge) {
    this.max = max;
    this.tooLarge = tooLarge;
  }

  /** Bytes of the message under way. */
  long total() {
    return total;
  }

  /** The largest size. */
  long max() {
    return max;
  }

  /**
   * Adds a part; returns false if it belongs to a message that is too large, and is to be skipped.
   */
  boolean add(long bytes, boolean last) {
    total += bytes;
    boolean fits = total <= max;
    if (!fits && !reported) {
      reported = true;
      tooLarge.run();
    }
    if (last) {
      total = 0;
      reported = false;
    }
    return fits;
  }
}
