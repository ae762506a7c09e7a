// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What a blocking socket can do at best: a frame is one write and one read, and nothing is checked
 * but its length.
 */
final class BareSocket implements Contestant {

  private static final int FIN_TEXT = 0x81;
  private static final int FIN_CLOSE = 0x88;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] buffer = new byte[256];

  /** How much of {@link #buffer} the last answer has filled; written by the one thread. */
  private int filled;

  BareSocket(ServerProcess server, String path) throws IOException {
    socket = new Socket("127.0.0.1", server.port());
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
    out = socket.getOutputStream();
    out.write(
        """
        GET %s HTTP/1.1\r
        Host: 127.0.0.1:%d\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        Sec-WebSocket-Version: 13\r
        \r
        """
            .formatted(path, server.port())
            .getBytes(StandardCharsets.US_ASCII));
    String head = head();
    if (!head.startsWith("HTTP/1.1 101 ")) {
      throw new IOException(head);
    }
  }

  private String head() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException(head.toString());
      }
      head.append((char) next);
    }
    return head.toString();
  }

  @Override
  public String name() {
    return "bare blocking socket";
  }

  @Override
  public String roundTrip(String text) throws IOException {
    write(FIN_TEXT, text.getBytes(StandardCharsets.UTF_8));
    fill(0, 2);
    int length = buffer[1];
    fill(2, 2 + length);
    return new String(buffer, 2, length, StandardCharsets.UTF_8);
  }

  /** Reads as much as there is, until at least the given part of the buffer is full. */
  private void fill(int from, int to) throws IOException {
    filled = from == 0 ? 0 : filled;
    while (filled < to) {
      int read = in.read(buffer, filled, buffer.length - filled);
      if (read < 0) {
        throw new EOFException();
      }
      filled += read;
    }
  }

  private void write(int first, byte[] payload) throws IOException {
    byte[] frame = new byte[6 + payload.length];
    frame[0] = (byte) first;
    frame[1] = (byte) (0x80 | payload.length);
    int mask = ThreadLocalRandom.current().nextInt();
    for (int i = 0; i < 4; i++) {
      frame[2 + i] = (byte) (mask >> 8 * i);
    }
    for (int i = 0; i < payload.length; i++) {
      frame[6 + i] = (byte) (payload[i] ^ frame[2 + i % 4]);
    }
    out.write(frame);
  }

  @Override
  public void close() throws IOException {
    try (socket) {
      write(FIN_CLOSE, new byte[] {1000 >> 8, (byte) 1000});
    }
  }
}
