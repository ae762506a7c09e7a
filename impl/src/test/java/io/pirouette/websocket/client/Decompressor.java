// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Message;
import io.pirouette.websocket.Message.BinaryMessage;
import io.pirouette.websocket.Message.TextMessage;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Takes the messages of a client, compressed or not (RFC 7692 section 7.2.2). For one thread. */
final class Decompressor implements AutoCloseable {

  private static final int COMPRESSED = 4;
  private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};

  private final Inflater inflater = new Inflater(true);
  private final boolean takesContextOver;

  Decompressor(boolean takesContextOver) {
    this.takesContextOver = takesContextOver;
  }

  /** The next message, which has to come in frames of at most a size. */
  Message next(RawConnection connection, int size) throws IOException {
    Frame first = connection.next();
    assertTrue(first.rsv() == 0 || first.rsv() == COMPRESSED, first::toString);
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    payload.write(first.payload());
    for (Frame frame = first; !frame.fin(); ) {
      assertTrue(frame.payload().length <= size, frame::toString);
      frame = connection.next();
      assertEquals(Frame.CONTINUATION, frame.opcode(), frame::toString);
      assertEquals(0, frame.rsv(), frame::toString);
      payload.write(frame.payload());
    }
    byte[] data =
        first.rsv() == COMPRESSED ? inflate(payload.toByteArray()) : payload.toByteArray();
    return first.opcode() == Frame.TEXT
        ? new TextMessage(new String(data, StandardCharsets.UTF_8))
        : new BinaryMessage(data);
  }

  private byte[] inflate(byte[] compressed) {
    if (!takesContextOver) {
      inflater.reset();
    }
    ByteArrayOutputStream inflated = new ByteArrayOutputStream();
    try {
      inflate(compressed, inflated);
      inflate(TAIL, inflated);
    } catch (DataFormatException e) {
      throw new AssertionError(e);
    }
    return inflated.toByteArray();
  }

  private void inflate(byte[] input, ByteArrayOutputStream inflated) throws DataFormatException {
    inflater.setInput(input);
    byte[] buffer = new byte[8192];
    int length = inflater.inflate(buffer);
    while (length > 0) {
      inflated.write(buffer, 0, length);
      length = inflater.inflate(buffer);
    }
  }

  @Override
  public void close() {
    inflater.end();
  }
}
