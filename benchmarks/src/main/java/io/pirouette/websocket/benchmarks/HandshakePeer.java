// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A peer of plain bytes, that asks to be let in and goes again, in order either way. */
final class HandshakePeer implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 20_000;

  /** Status code 1000, masked with zeros; and the answer. */
  private static final byte[] CLOSE = {(byte) 0x88, (byte) 0x82, 0, 0, 0, 0, 3, (byte) 0xe8};

  private static final String CLOSED = "\u0088\u0002\u0003\u00e8";

  private final Socket socket = new Socket();
  private final InputStream in;
  private final boolean accepted;

  /**
   * Asks.
   *
   * @param source the address to ask from: one alone has too few ports
   */
  HandshakePeer(int port, InetAddress source) throws IOException {
    try {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.setTcpNoDelay(true);
      socket.bind(new InetSocketAddress(source, 0));
      socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT_MILLIS);
      in = socket.getInputStream();
      socket.getOutputStream().write(request(port));
      accepted = isAcceptance(head());
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private static byte[] request(int port) {
    return """
        GET / HTTP/1.1\r
        Host: 127.0.0.1:%d\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        Sec-WebSocket-Version: 13\r
        \r
        """
        .formatted(port)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Up to its end and no further, byte by byte: a frame may follow. */
  private String head() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int ended = 0;
    while (ended < 4) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("after '" + head + "'");
      }
      head.write(next);
      ended = next == "\r\n\r\n".charAt(ended) ? ended + 1 : next == '\r' ? 1 : 0;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static boolean isAcceptance(String head) throws IOException {
    boolean accepted = head.startsWith("HTTP/1.1 101 ");
    if (!accepted && !head.startsWith("HTTP/1.1 403 ")) {
      throw new IOException("101 or 403 expected, but was: " + head);
    }
    return accepted;
  }

  /** Whether the server has let it in; else it has said no. */
  boolean isAccepted() {
    return accepted;
  }

  /** Closes, and reads to the end of the connection; fails if that is not as it should be. */
  @Override
  public void close() throws IOException {
    try (socket) {
      if (accepted) {
        socket.getOutputStream().write(CLOSE);
      }
      String rest = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      if (!rest.equals(accepted ? CLOSED : "Every second one")) {
        throw new IOException("unexpected end: '" + rest + "'");
      }
    }
  }
}
