// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Loopback.at;
import static io.pirouette.websocket.listener.Loopback.listener;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.Dispatch;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawPeer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a listener stops while offloaded methods run. */
@ExtendWith(LeakCheck.class)
class OffloadedStopTest {

  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final CountDownLatch never = new CountDownLatch(1);
  private Listener listener;

  @BeforeEach
  void start() {
    listener = listener(0).attach(new Busy(), "/a");
    listener.start();
  }

  @ServiceConfig(dispatch = Dispatch.OFFLOADED)
  class Busy implements UpgradeService {
    @Get
    public Service upgrade() {
      return new Blocking();
    }
  }

  class Blocking implements Service {

    public void onTextMessage(String text) {
      events.add(text);
      switch (text) {
        case "block" -> block();
        case "stop gracefully" -> stop(Listener::gracefulStop);
        case "stop at once" -> stop(Listener::immediateStop);
        default -> throw new IllegalArgumentException(text);
      }
    }

    private void block() {
      try {
        never.await();
      } catch (InterruptedException e) {
        events.add("interrupted");
      }
    }

    private void stop(Consumer<Listener> way) {
      way.accept(listener);
      events.add("stopped " + Thread.currentThread().isInterrupted());
    }
  }

  @Test
  @Tag("LSN-15")
  void aGracefulStopTellsThePeersAndInterruptsMethodsThatBlock() throws Exception {
    RawPeer peer = RawPeer.open(at(listener, "/a"));
    peer.sendText("block");
    assertEquals("block", events.take());
    CompletableFuture<Void> stopping = CompletableFuture.runAsync(listener::gracefulStop);
    peer.expectClose(1001, "");
    assertEquals("interrupted", events.take());
    stopping.join();
  }

  @Test
  @Tag("LSN-16")
  void anImmediateStopInterruptsMethodsThatBlock() throws Exception {
    RawPeer peer = RawPeer.open(at(listener, "/a"));
    peer.sendText("block");
    assertEquals("block", events.take());
    listener.immediateStop();
    assertEquals("interrupted", events.take());
    for (Frame frame = peer.next(); frame != null; frame = peer.next()) {
      assertEquals(Frame.close(1001, ""), frame);
    }
  }

  @Test
  @Tag("LSN-15")
  void aMethodMayStopItsListenerGracefully() throws Exception {
    RawPeer peer = RawPeer.open(at(listener, "/a"));
    peer.sendText("stop gracefully");
    peer.expectClose(1001, "");
    assertEquals("stop gracefully", events.take());
    assertEquals("stopped false", events.take());
  }

  @Test
  @Tag("LSN-16")
  void aMethodMayStopItsListenerAtOnce() throws Exception {
    RawPeer peer = RawPeer.open(at(listener, "/a"));
    peer.sendText("stop at once");
    assertEquals("stop at once", events.take());
    assertEquals("stopped false", events.take());
    for (Frame frame = peer.next(); frame != null; frame = peer.next()) {
      assertEquals(Frame.close(1001, ""), frame);
    }
  }
}
