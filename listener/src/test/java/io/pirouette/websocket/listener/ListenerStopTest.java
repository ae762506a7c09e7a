// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Loopback.at;
import static io.pirouette.websocket.listener.Loopback.listener;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawPeer;
import io.pirouette.websocket.listener.Loopback.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Specification section 2: how a listener stops while peers are connected. */
@ExtendWith(LeakCheck.class)
class ListenerStopTest {

  @Test
  @Tag("LSN-15")
  void aGracefulStopTellsEveryPeerAndWaitsForItsAnswer() throws Exception {
    Listener listener = listener(0).attach(new Named("a"), "/a");
    listener.start();
    RawPeer used = RawPeer.open(at(listener, "/a"));
    used.sendText("hello");
    used.expectText("a hello");
    RawPeer fresh = RawPeer.open(at(listener, "/a"));
    Thread stop = new Thread(listener::gracefulStop);
    stop.start();
    used.expectClose(1001, "");
    assertTrue(stop.isAlive(), "stopped before every peer had answered");
    fresh.expectClose(1001, "");
    stop.join();
  }

  @Test
  @Tag("LSN-16")
  void anImmediateStopEndsConnectionsWithoutWaiting() throws IOException {
    Listener listener = listener(0).attach(new Named("a"), "/a");
    listener.start();
    RawPeer peer = RawPeer.open(at(listener, "/a"));
    peer.sendText("hello");
    peer.expectText("a hello");
    listener.immediateStop();
    for (Frame frame = peer.next(); frame != null; frame = peer.next()) {
      assertEquals(Frame.close(1001, ""), frame);
    }
  }

  /** Lets a peer in only when the test says so. */
  static class Slow implements UpgradeService {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch allowed = new CountDownLatch(1);

    @Get
    public Service upgrade() throws InterruptedException {
      asked.countDown();
      allowed.await();
      return new Silent();
    }

    static class Silent implements Service {}
  }

  @Test
  @Tag("LSN-15")
  void aGracefulStopWaitsForUpgradesUnderWayAndTellsTheirPeers() throws Exception {
    Slow slow = new Slow();
    Listener listener = listener(0).attach(slow, "/a");
    listener.start();
    URI address = at(listener, "/a");
    CompletableFuture<Void> peer =
        CompletableFuture.runAsync(
            () -> {
              try (RawPeer late = RawPeer.open(address)) {
                late.expectClose(1001, "");
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    slow.asked.await();
    Thread stop = new Thread(listener::gracefulStop);
    stop.start();
    while (stop.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    slow.allowed.countDown();
    peer.get();
    stop.join();
  }

  /** Writes for ever to a peer that does not read. */
  static class Flood implements UpgradeService {

    private final CountDownLatch flooding = new CountDownLatch(1);

    @Get
    public Service upgrade() {
      return new Endless();
    }

    class Endless implements Service {
      public void onTextMessage(Caller caller, String text) {
        flooding.countDown();
        while (caller.isOpen()) {
          caller.writeTextMessage(text.repeat(10_000));
        }
      }
    }
  }

  @Test
  @Tag("LSN-16")
  void anImmediateStopDoesNotWaitForPeersThatDoNotRead() throws Exception {
    Flood flood = new Flood();
    Listener listener = listener(0).attach(flood, "/a");
    listener.start();
    RawPeer peer = RawPeer.open(at(listener, "/a"));
    peer.sendText("flood");
    flood.flooding.await();
    // The container would give the write up after 20 seconds.
    assertTimeoutPreemptively(Duration.ofSeconds(10), listener::immediateStop);
    peer.cut();
  }
}
