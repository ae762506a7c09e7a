// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.deflate;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Finds out whether a message is complete. An Inflater does not tell that it is between two blocks,
 * but empty blocks pass through it there and leave no trace. Within a block they become output or
 * an error; that they do not is a rare accident, which adds nothing to the message.
 */
final class MessageEnd {

  /** What senders leave out (RFC 7692 section 7.2.1). */
  private static final int TAIL = 4;

  /** An empty block without compression, from its header on. */
  private static final int BLOCK = 5;

  /** More bytes of empty blocks than the longest header of a block has, about 290. */
  private static final int PROBE = 64 * BLOCK;

  private static final byte[] INPUT = input();

  private MessageEnd() {}

  /** Feeds it the tail of the message, and then the empty blocks. */
  static boolean isReachedBy(Inflater stream) throws DataFormatException {
    stream.setInput(INPUT);
    boolean silent = stream.inflate(new byte[1]) == 0;
    // The tail may belong to a final block, but then to the last byte.
    return silent && stream.getRemaining() == (stream.finished() ? PROBE : 0);
  }

  private static byte[] input() {
    byte[] input = new byte[TAIL + PROBE];
    for (int end = TAIL; end <= input.length; end += BLOCK) {
      input[end - 1] = (byte) 0xff;
      input[end - 2] = (byte) 0xff;
    }
    return input;
  }
}
