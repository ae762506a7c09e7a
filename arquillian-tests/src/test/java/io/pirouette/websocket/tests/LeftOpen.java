// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawPeer;
import io.pirouette.websocket.fixture.RawServer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What an application has opened and not closed; every peer expects to be told, and answers. */
final class LeftOpen implements AutoCloseable {

  /** All whose peers answer. */
  static final List<String> KINDS =
      List.of("kept", "kept", "dropped", "read", "pinged", "closed", "retrying");

  private static final int GOING_AWAY = 1001;

  private final RawPeer keeper;
  private final RawServer server = RawServer.start();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Future<?>> told = new ArrayList<>();

  LeftOpen(URI address, List<String> kinds) throws IOException {
    keeper = RawPeer.open(address);
    for (String kind : kinds) {
      open(kind);
    }
    told.add(
        threads.submit(
            () -> {
              keeper.expectClose(GOING_AWAY, "");
              return null;
            }));
  }

  private void open(String kind) throws IOException {
    switch (kind) {
      case "closed" -> openAndClose();
      case "retrying" -> openAndVanish();
      case "silent" -> openAndBeSilent();
      default -> {
        RawConnection connection = open(kind, server);
        if (kind.equals("pinged")) {
          connection.send(Frame.control(Frame.PING, "a ping"));
          connection.expect(Frame.control(Frame.PONG, "a ping"));
        }
        told.add(
            threads.submit(
                () -> {
                  connection.expectClose(GOING_AWAY, "");
                  return null;
                }));
      }
    }
  }

  /** Has a client opened and lets it in. */
  private RawConnection open(String kind, RawServer to) throws IOException {
    keeper.sendText(kind + " " + to.uri("/"));
    RawConnection connection = to.accept();
    connection.open();
    keeper.expectText("open");
    return connection;
  }

  private void openAndClose() throws IOException {
    keeper.sendText("closed " + server.uri("/"));
    RawConnection connection = server.accept();
    connection.open();
    connection.expectClose(1000, "");
    keeper.expectText("open");
  }

  /** Once has the client connect again, so that it has a thread that reads, and then never. */
  private void openAndVanish() throws IOException {
    RawConnection again;
    try (RawServer vanishing = RawServer.start()) {
      open("retrying", vanishing).cut();
      again = vanishing.accept();
      again.open();
    }
    again.cut();
  }

  private void openAndBeSilent() throws IOException {
    RawConnection connection = open("kept", server);
    told.add(
        threads.submit(
            () -> {
              connection.expect(Frame.close(GOING_AWAY, ""));
              connection.expectEnd();
              return null;
            }));
  }

  void expectAllTold() throws Exception {
    for (Future<?> peer : told) {
      peer.get();
    }
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    server.close();
  }
}
