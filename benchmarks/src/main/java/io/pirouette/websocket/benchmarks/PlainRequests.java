// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Plain requests on one connection, none of which waits for an answer, and an upgrade behind. */
final class PlainRequests implements Floods.Flood {

  private static final int TOGETHER = 500;
  private static final String REQUEST = "GET /plain HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
  private static final String ACCEPTED = "HTTP/1.1 101";

  private final int count;

  PlainRequests(int count) {
    this.count = count;
  }

  @Override
  public String name() {
    return "%d plain requests on a connection that is then upgraded".formatted(count);
  }

  @Override
  public String run(ServerProcess server) throws IOException, InterruptedException {
    long start = System.nanoTime();
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      Thread sender = new Thread(() -> send(socket), "plain requests");
      sender.start();
      byte[] buffer = new byte[64 * 1024];
      String tail = "";
      int read;
      do {
        read = socket.getInputStream().read(buffer);
        String text = tail + new String(buffer, 0, Math.max(0, read), StandardCharsets.ISO_8859_1);
        if (text.contains(ACCEPTED)) {
          return String.format(
              Locale.ROOT, "upgraded after %.1f s", (System.nanoTime() - start) / 1e9);
        }
        tail = text.substring(Math.max(0, text.length() - ACCEPTED.length()));
      } while (read >= 0);
      return "the connection was ended";
    }
  }

  private void send(Socket socket) {
    byte[] block = REQUEST.repeat(TOGETHER).getBytes(StandardCharsets.US_ASCII);
    try {
      for (int i = 0; i < count; i += TOGETHER) {
        socket.getOutputStream().write(block);
      }
      socket.getOutputStream().write(Upgrades.request(socket.getPort()));
    } catch (IOException e) {
      System.out.println("  the requests were not taken: " + e);
    }
  }
}
