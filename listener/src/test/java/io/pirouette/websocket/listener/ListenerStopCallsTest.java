// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.HttpPeer.upgrade;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Specification section 2: a listener that is stopped from anywhere, and peers that are slow. */
@ExtendWith(LeakCheck.class)
class ListenerStopCallsTest {

  private final CountDownLatch stopped = new CountDownLatch(1);
  private Listener listener;

  /** Stops the listener within one of its methods. */
  class Stopping implements UpgradeService {

    private final String method;
    private final Consumer<Listener> way;

    Stopping(String method, Consumer<Listener> way) {
      this.method = method;
      this.way = way;
    }

    private void stopIn(String called) {
      if (called.equals(method)) {
        way.accept(listener);
        stopped.countDown();
      }
    }

    @Get
    public Service upgrade() {
      stopIn("upgrade");
      return new Served();
    }

    class Served implements Service {

      public void onOpen() {
        stopIn("onOpen");
      }

      public void onTextMessage(String text) {
        stopIn("onTextMessage");
        if (text.equals("fail")) {
          throw new IllegalStateException("broken on purpose");
        }
      }

      public void onPing(byte[] data) {
        stopIn("onPing");
      }

      public void onClose(int statusCode, String reason) {
        stopIn("onClose");
      }

      public void onError(Throwable error) {
        stopIn("onError");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "onOpen, true",
    "onTextMessage, true",
    "onPing, true",
    "onClose, true",
    "onError, true",
    "upgrade, false",
    "onOpen, false",
    "onTextMessage, false",
    "onPing, false",
    "onClose, false",
    "onError, false"
  })
  @Tag("LSN-15")
  @Tag("LSN-16")
  void aListenerMayBeStoppedByItsOwnServices(String method, boolean gracefully) throws Exception {
    Consumer<Listener> way = gracefully ? Listener::gracefulStop : Listener::immediateStop;
    listener = Loopback.listener(0).attach(new Stopping(method, way), "/");
    listener.start();
    try (HttpPeer peer = HttpPeer.connect(listener.port());
        HttpPeer bystander = HttpPeer.connect(listener.port())) {
      peer.send(upgrade("/"));
      switch (method) {
        case "onTextMessage" -> peer.send("\u0081\u0082\0\0\0\0hi");
        case "onError" -> peer.send("\u0081\u0084\0\0\0\0fail");
        case "onPing" -> peer.send("\u0089\u0080\0\0\0\0");
        case "onClose" -> peer.send("\u0088\u0082\0\0\0\0\u0003\u00e8");
        default -> {}
      }
      assertTrue(stopped.await(HttpPeer.TIMEOUT_MILLIS, TimeUnit.MILLISECONDS), "not stopped");
      peer.readToEnd();
      bystander.readToEnd();
    }
    assertThrows(IllegalStateException.class, listener::port);
    assertThrows(IllegalStateException.class, listener::start);
  }

  @Test
  @Tag("LSN-15")
  void aGracefulStopWaitsForLatePeersAndNotForEver() throws Exception {
    listener = Loopback.listener(0).attach(new Echoing(), "/");
    listener.start();
    List<RawPeer> late = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      late.add(RawPeer.open(Loopback.at(listener, "/")));
    }
    RawPeer never = RawPeer.open(Loopback.at(listener, "/"));
    CompletableFuture<Void> stopping = CompletableFuture.runAsync(listener::gracefulStop);
    never.expect(Frame.close(1001, ""));
    for (RawPeer peer : late) {
      peer.expectClose(1001, "");
    }
    assertTrue(!stopping.isDone(), "a peer that has not answered yet was not waited for");
    // Neither answered nor read on: the listener ends the connection by itself.
    never.expectEnd();
    stopping.get(HttpPeer.TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Test
  @Tag("LSN-15")
  @Tag("LSN-16")
  void aListenerMayBeStoppedBySeveralThreadsAtOnce() throws Exception {
    for (int round = 0; round < 5; round++) {
      Listener stopping = Loopback.listener(0).attach(new Echoing(), "/");
      stopping.start();
      try (HttpPeer peer = HttpPeer.connect(stopping.port())) {
        assertEquals(101, peer.ask(upgrade("/")).status());
        List<CompletableFuture<Void>> stops = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          stops.add(CompletableFuture.runAsync(stopping::immediateStop));
          stops.add(CompletableFuture.runAsync(stopping::close));
        }
        peer.readToEnd();
        for (CompletableFuture<Void> stop : stops) {
          stop.get(HttpPeer.TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        }
      }
    }
  }

  @Test
  @Tag("LSN-15")
  void aGracefulStopOfAListenerThatWasNeverStartedDoesNothing() throws IOException {
    listener = Loopback.listener(0).attach(new Echoing(), "/");
    listener.gracefulStop();
    assertThrows(IllegalStateException.class, listener::start);
  }
}
