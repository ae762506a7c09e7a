// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static io.pirouette.websocket.tests.CredentialsApplication.granted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawPeer;
import io.pirouette.websocket.fixture.RawServer;
import io.pirouette.websocket.fixture.TokenServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that an application has left, each with a token or waiting for one. */
final class LeftTokens implements AutoCloseable {

  /** By what an application leaves them. */
  static final List<String> KINDS =
      List.of("connected", "connected", "waiting", "blocked", "retrying", "lost");

  private static final int GOING_AWAY = 1001;
  private static final int PATIENCE_MILLIS = 20_000;

  private final URI address;
  private final RawServer server = RawServer.start();
  private final TokenServer tokens = TokenServer.start().answering(200, granted("token", 3600));
  private final List<ServerSocket> silent = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Future<?>> told = new ArrayList<>();

  LeftTokens(URI address, List<String> kinds) throws IOException {
    this.address = address;
    for (String kind : kinds) {
      open(kind);
    }
  }

  private interface Told {
    void expect() throws IOException;
  }

  private void expect(Told end) {
    told.add(
        threads.submit(
            () -> {
              end.expect();
              return null;
            }));
  }

  private void open(String kind) throws IOException {
    RawPeer keeper = RawPeer.open(address);
    switch (kind) {
      case "connected" -> {
        RawConnection connection = openByToken(keeper, kind, server);
        expect(() -> connection.expectClose(GOING_AWAY, ""));
      }
      case "waiting" -> {
        waitForToken(keeper, kind);
        keeper.expectText(kind);
      }
      case "blocked" -> waitForToken(keeper, kind);
      case "retrying" -> {
        keeper.sendText(kind + " " + ofNobody() + " " + server.uri("/"));
        keeper.expectText(kind);
      }
      default -> {
        try (RawServer vanishing = RawServer.start()) {
          openByToken(keeper, kind, vanishing).cut();
        }
      }
    }
    expectTheEnd(keeper, kind);
  }

  /** Of a service whose method has been waiting, the container may cut the connection. */
  private void expectTheEnd(RawPeer keeper, String kind) {
    if (!kind.equals("blocked")) {
      expect(() -> keeper.expectClose(GOING_AWAY, ""));
    }
  }

  /** Has a client opened and lets it in, by a token. */
  private RawConnection openByToken(RawPeer keeper, String kind, RawServer to) throws IOException {
    keeper.sendText(kind + " " + tokens.url("/token") + " " + to.uri("/"));
    RawConnection connection = to.accept();
    assertEquals(List.of("Bearer token"), connection.open().header("Authorization"));
    keeper.expectText(kind);
    return connection;
  }

  /** Has a token asked for, which does not come; whoever waits has to hang up. */
  private void waitForToken(RawPeer keeper, String kind) throws IOException {
    ServerSocket never = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    never.setSoTimeout(PATIENCE_MILLIS);
    silent.add(never);
    String tokenUrl = "http://127.0.0.1:" + never.getLocalPort() + "/token";
    keeper.sendText(kind + " " + tokenUrl + " " + server.uri("/"));
    Socket asking = never.accept();
    asking.setSoTimeout(PATIENCE_MILLIS);
    assertEquals('P', asking.getInputStream().read());
    expect(() -> expectHangUp(asking));
  }

  private static void expectHangUp(Socket asking) throws IOException {
    try (asking) {
      asking.getInputStream().skip(Long.MAX_VALUE);
      assertEquals(-1, asking.getInputStream().read());
    } catch (SocketException reset) {
      // As good as an end.
    }
  }

  /** Whoever waited for another's answer may have asked before it was told, too. */
  private static void expectHangUps(ServerSocket never) throws IOException {
    never.setSoTimeout(1);
    try {
      while (true) {
        Socket asking = never.accept();
        asking.setSoTimeout(PATIENCE_MILLIS);
        expectHangUp(asking);
      }
    } catch (SocketTimeoutException none) {
      // No more of them.
    }
  }

  /** A token server that is not there. */
  private static String ofNobody() throws IOException {
    try (RawServer gone = RawServer.start()) {
      return "http://" + gone.authority() + "/token";
    }
  }

  /** All were told, and nobody has gone on without a token. */
  void expectAllTold() throws Exception {
    for (Future<?> peer : told) {
      peer.get();
    }
    assertFalse(server.hasPending());
    for (ServerSocket never : silent) {
      expectHangUps(never);
    }
    assertTrue(tokens.asked().size() <= 1, () -> tokens.asked().toString());
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    tokens.close();
    for (ServerSocket never : silent) {
      never.close();
    }
    server.close();
  }
}
