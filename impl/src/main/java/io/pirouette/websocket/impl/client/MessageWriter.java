// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client;

import io.pirouette.websocket.impl.client.protocol.FrameCodec;
import io.pirouette.websocket.impl.session.MessageRules;
import io.pirouette.websocket.impl.transport.Deadline;
import java.io.IOException;

/** Makes frames of messages: fragments of those that are longer than a frame may be. */
final class MessageWriter {

  /** No character of UTF-16 takes more bytes of UTF-8. */
  private static final int MAX_BYTES_PER_CHAR = 3;

  private final Outgoing outgoing;
  private final FrameCodec codec;
  private final int maxFrameSize;

  MessageWriter(Outgoing outgoing, FrameCodec codec, int maxFrameSize) {
    this.outgoing = outgoing;
    this.codec = codec;
    // A character has to fit, and the few bytes by which incompressible data grow.
    this.maxFrameSize =
        codec.isCompressed() ? Math.max(1, maxFrameSize - 16 - maxFrameSize / 1000) : maxFrameSize;
  }

  void text(String data, Deadline deadline) throws InterruptedException {
    MessageRules.checkText(data);
    outgoing.write(
        "Cannot push text data!",
        deadline,
        () -> {
          if (fits(data)) {
            outgoing.transmit(codec.text(data), deadline, codec.isCompressed());
          } else {
            sendFragments(data, deadline);
          }
        });
  }

  private boolean fits(String data) {
    return (long) data.length() * MAX_BYTES_PER_CHAR <= maxFrameSize
        || end(data, 0) == data.length();
  }

  private void sendFragments(String data, Deadline deadline)
      throws IOException, InterruptedException {
    int from = 0;
    while (from < data.length()) {
      int to = end(data, from);
      boolean last = to == data.length();
      outgoing.transmit(codec.textFragment(data.substring(from, to), last), deadline, true);
      from = to;
    }
  }

  /** As many characters from a place on, at least one, as fit into a frame. */
  private int end(String data, int from) {
    int bytes = 0;
    int at = from;
    while (at < data.length()) {
      char c = data.charAt(at);
      int chars = Character.isHighSurrogate(c) ? 2 : 1;
      bytes += chars == 2 ? 4 : c < 0x80 ? 1 : c < 0x800 ? 2 : MAX_BYTES_PER_CHAR;
      if (bytes > maxFrameSize && at > from) {
        break;
      }
      at += chars;
    }
    return at;
  }

  void binary(byte[] data, Deadline deadline) throws InterruptedException {
    outgoing.write(
        "Cannot push binary data.",
        deadline,
        () -> {
          if (data.length <= maxFrameSize) {
            outgoing.transmit(codec.binary(data), deadline, codec.isCompressed());
            return;
          }
          for (int from = 0; from < data.length; from += maxFrameSize) {
            int length = Math.min(maxFrameSize, data.length - from);
            boolean last = from + length == data.length;
            outgoing.transmit(codec.binaryFragment(data, from, length, last), deadline, true);
          }
        });
  }

  void ping(byte[] data, Deadline deadline) throws InterruptedException {
    MessageRules.checkControlPayload("PING", data);
    outgoing.write(
        "Cannot send a ping.",
        deadline,
        () -> outgoing.transmit(codec.ping(data), deadline, false));
  }

  void pong(byte[] data, Deadline deadline) throws InterruptedException {
    MessageRules.checkControlPayload("PONG", data);
    outgoing.write(
        "Cannot send a pong.",
        deadline,
        () -> outgoing.transmit(codec.pong(data), deadline, false));
  }
}
