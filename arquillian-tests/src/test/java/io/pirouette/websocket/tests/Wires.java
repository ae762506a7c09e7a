// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Passes bytes on to a port of 127.0.0.1 and back, over wires that a test can cut. */
final class Wires implements AutoCloseable {

  private final InetAddress host = InetAddress.getByName("127.0.0.1");
  private final ServerSocket server = new ServerSocket(0, 50, host);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Socket> ends = new CopyOnWriteArrayList<>();

  Wires(int target) throws IOException {
    threads.execute(() -> accept(target));
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept(int target) {
    try {
      while (true) {
        Socket near = server.accept();
        Socket far = new Socket(host, target);
        ends.addAll(List.of(near, far));
        threads.execute(() -> pass(near, far));
        threads.execute(() -> pass(far, near));
      }
    } catch (IOException e) {
      // Closed by the test.
    }
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // Cut, or ended by one end.
    }
  }

  /** Ends what is there now, without a word; what comes later is passed on. */
  void cut() throws IOException {
    for (Socket end : ends) {
      ends.remove(end);
      end.close();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
    threads.shutdownNow();
  }
}
