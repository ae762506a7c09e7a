// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import io.pirouette.websocket.fixture.RawServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A way to a server, for one connection: what the client sends goes byte by byte, one each
 * millisecond, until {@link #hurry}; what the server sends goes at once.
 */
final class Trickle implements AutoCloseable {

  private static final int SMALL = 4_096;

  private final RawServer server;
  private final ServerSocket entrance = new ServerSocket();
  private final Call<Void> relaying;
  private volatile boolean hurrying;

  private Trickle(RawServer server) throws IOException {
    this.server = server;
    // Before it is bound: what is not read is to wait with the client.
    entrance.setReceiveBufferSize(SMALL);
    entrance.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
    relaying = Call.doing(this::relay);
  }

  static Trickle to(RawServer server) throws IOException {
    return new Trickle(server);
  }

  String url() {
    return "ws://127.0.0.1:" + entrance.getLocalPort() + "/";
  }

  /** From now on as fast as it goes. */
  void hurry() {
    hurrying = true;
  }

  private void relay() throws IOException {
    try (Socket client = entrance.accept();
        Socket beyond = new Socket("127.0.0.1", server.port())) {
      client.setTcpNoDelay(true);
      beyond.setTcpNoDelay(true);
      // Ends with the connections.
      Call.doing(() -> copy(beyond, client, SMALL));
      crawl(client, beyond);
      copy(client, beyond, 16 * SMALL);
    } catch (IOException gone) {
      // One of the ends, as it may.
    }
  }

  private void crawl(Socket from, Socket to) throws IOException {
    InputStream in = from.getInputStream();
    OutputStream out = to.getOutputStream();
    int next = 0;
    while (!hurrying && next >= 0) {
      next = in.read();
      if (next >= 0) {
        out.write(next);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      }
    }
  }

  private static void copy(Socket from, Socket to, int size) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[size];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        out.write(buffer, 0, count);
      }
      to.shutdownOutput();
    } catch (IOException gone) {
      // One of the ends, as it may.
    }
  }

  /** To be called when both ends have gone. */
  @Override
  public void close() throws IOException {
    entrance.close();
    relaying.result();
  }
}
