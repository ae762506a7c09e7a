// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Connections of plain bytes that have been let in. */
final class Upgrades {

  private Upgrades() {}

  /** Connects, and reads the answer to its end and no further. */
  static SocketChannel open(int port, String path) throws IOException {
    return open(port, path, 0, 0);
  }

  /**
   * The same.
   *
   * @param source which of the addresses of this host to ask from: one alone has too few ports
   * @param receiveBuffer bytes, set before the connection is made; 0 for the default
   */
  @SuppressWarnings("resource")
  static SocketChannel open(int port, String path, int source, int receiveBuffer)
      throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      if (receiveBuffer > 0) {
        channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
      }
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.bind(
          new InetSocketAddress(
              InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (1 + source)}), 0));
      channel.connect(new InetSocketAddress("127.0.0.1", port));
      channel.write(ByteBuffer.wrap(request(port, path)));
      String head = head(channel);
      if (!head.startsWith("HTTP/1.1 101 ")) {
        throw new IOException("101 expected, but was: " + head);
      }
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** The request for an upgrade at the service that echoes. */
  static byte[] request(int port) {
    return request(port, ContestServices.ECHO);
  }

  private static byte[] request(int port, String path) {
    return """
        GET %s HTTP/1.1\r
        Host: 127.0.0.1:%d\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        Sec-WebSocket-Version: 13\r
        \r
        """
        .formatted(path, port)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** The same on a socket that is connected, with TLS for instance. */
  static void upgrade(Socket socket, int port) throws IOException {
    socket.getOutputStream().write(request(port));
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("after '" + head + "'");
      }
      head.append((char) next);
    }
    if (!head.toString().startsWith("HTTP/1.1 101 ")) {
      throw new IOException("101 expected, but was: " + head);
    }
  }

  /** Byte by byte: a frame may follow. */
  private static String head(SocketChannel channel) throws IOException {
    StringBuilder head = new StringBuilder();
    ByteBuffer one = ByteBuffer.allocate(1);
    while (head.indexOf("\r\n\r\n") < 0) {
      if (channel.read(one.clear()) < 0) {
        throw new EOFException("after '" + head + "'");
      }
      head.append((char) one.get(0));
    }
    return head.toString();
  }
}
