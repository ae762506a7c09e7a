// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Loopback.at;
import static io.pirouette.websocket.listener.Loopback.listener;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A caller in the hands of other threads than its connection's. */
@ExtendWith(LeakCheck.class)
class CallerTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final BlockingQueue<Caller> callers = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final CyclicBarrier closing = new CyclicBarrier(2);
  private Listener listener;

  @BeforeEach
  void start() {
    listener = listener(0).attach(new Room(), "/");
    listener.start();
  }

  @AfterEach
  void stop() {
    callers.clear();
    listener.close();
  }

  @Test
  @Tag("CAL-13")
  void whatIsAttachedToACloseAsyncMayBlockWithoutHarmToOthers() throws Exception {
    CompletableFuture<Void> gate = new CompletableFuture<>();
    List<RawPeer> peers = new ArrayList<>();
    List<CompletableFuture<Void>> closures = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      RawPeer peer = RawPeer.open(at(listener, "/"));
      peers.add(peer);
      CompletableFuture<Void> closure =
          callers.take().closeAsync(4000, "enough").toCompletableFuture();
      CompletableFuture<Void> ignored = closure.thenRun(gate::join);
      closures.add(closure);
    }
    for (RawPeer peer : peers) {
      peer.expectClose(4000, "enough");
      peer.close();
    }
    CompletableFuture.allOf(closures.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
    gate.complete(null);
  }

  class Room implements UpgradeService {
    @Get
    public Service upgrade() {
      return new Member();
    }
  }

  class Member implements Service {

    public void onOpen(Caller caller) {
      callers.add(caller);
    }

    /** Closes, or writes to, all others; closes when two are about to. */
    public void onTextMessage(Caller caller, String text) throws Exception {
      if (text.equals("close")) {
        closing.await();
      }
      for (Caller other : callers) {
        if (other != caller) {
          tell(other, text);
        }
      }
      events.add("told by " + Thread.currentThread().getId());
    }

    private void tell(Caller other, String text) {
      try {
        if (text.equals("close")) {
          other.close(4000, null, LONG);
        } else {
          other.writeTextMessage(text);
        }
      } catch (WebSocketException e) {
        events.add(e.getClass().getSimpleName());
      }
    }

    public void onClose(Caller caller, int statusCode) {
      events.add(statusCode + " told by " + Thread.currentThread().getId());
    }
  }

  private RawPeer open() throws IOException {
    return RawPeer.open(at(listener, "/"));
  }

  @Test
  @Tag("CAL-13")
  void closeWaitsForThePeersCloseFrame() throws Exception {
    try (RawPeer peer = open()) {
      Caller caller = callers.take();
      CompletableFuture<Void> closing =
          CompletableFuture.runAsync(() -> caller.close(4000, "done", LONG));
      peer.expect(Frame.close(4000, "done"));
      assertFalse(closing.isDone());
      assertFalse(caller.isOpen());
      peer.answerClose(4000);
      closing.join();
    }
  }

  @Test
  @Tag("CAL-14")
  void closeGivesUpInTimeAndEndsTheConnection() throws Exception {
    try (RawPeer peer = open()) {
      Caller caller = callers.take();
      ConnectionClosureException unanswered =
          assertThrows(
              ConnectionClosureException.class,
              () -> caller.close(1000, null, Duration.ofMillis(250)));
      assertEquals(
          "Could not receive a WebSocket close frame from remote endpoint within 0.25 seconds",
          unanswered.getMessage());
      peer.expect(Frame.close(1000, ""));
      peer.expectEnd();
    }
  }

  @Test
  void anInterruptEndsTheWaitAndStaysSet() throws Exception {
    try (RawPeer peer = open()) {
      Caller caller = callers.take();
      CompletableFuture<Boolean> interrupted =
          CompletableFuture.supplyAsync(
              () -> {
                Thread.currentThread().interrupt();
                assertThrows(
                    ConnectionClosureException.class, () -> caller.close(1000, null, LONG));
                return Thread.interrupted();
              });
      assertTrue(interrupted.join());
      peer.expect(Frame.close(1000, ""));
      peer.expectEnd();
    }
  }

  @Test
  void anInterruptDisturbsNoWriteAndStaysSet() throws Exception {
    try (RawPeer peer = open()) {
      Caller caller = callers.take();
      CompletableFuture<Boolean> interrupted =
          CompletableFuture.supplyAsync(
              () -> {
                Thread.currentThread().interrupt();
                caller.writeTextMessage("whole");
                return Thread.interrupted();
              });
      assertTrue(interrupted.join());
      peer.expectText("whole");
    }
  }

  @Test
  void aTimeoutThatCannotBeLeavesTheConnectionOpen() throws Exception {
    try (RawPeer peer = open()) {
      Caller caller = callers.take();
      assertThrows(NullPointerException.class, () -> caller.close(1000, null, null));
      assertThrows(NullPointerException.class, () -> caller.writeTextMessage(null));
      assertThrows(NullPointerException.class, () -> caller.writeBinaryMessage(null));
      caller.writeTextMessage("still open");
      peer.expectText("still open");
    }
  }

  @Test
  void theLongestTimeoutIsForEver() throws Exception {
    try (RawPeer peer = open()) {
      Caller caller = callers.take();
      CompletableFuture<Void> closing =
          CompletableFuture.runAsync(
              () -> caller.close(1000, null, Duration.ofSeconds(Long.MAX_VALUE)));
      peer.expectClose(1000, "");
      closing.join();
    }
  }

  @Test
  @Tag("CAL-07")
  void twoConnectionsThatCloseEachOtherFromTheirMethodsDoNotWait() throws Exception {
    try (RawPeer one = open();
        RawPeer two = open()) {
      one.sendText("close");
      two.sendText("close");
      one.expectClose(4000, "");
      two.expectClose(4000, "");
    }
  }

  @Test
  @Tag("CAL-19")
  void theLossOfAConnectionIsNotReportedFromWithinAWriteToIt() throws Exception {
    RawPeer lost = open();
    Caller caller = callers.take();
    lost.cut();
    String text = "x".repeat(100_000);
    CompletableFuture<Long> writing =
        CompletableFuture.supplyAsync(
            () -> {
              // Ends when the loss is noticed, by this thread or by the one that reads.
              assertThrows(
                  WebSocketException.class,
                  () -> {
                    while (true) {
                      caller.writeTextMessage(text);
                    }
                  });
              return Thread.currentThread().getId();
            });
    String event = events.take();
    assertTrue(event.startsWith("1006 told by "), event);
    assertFalse(event.endsWith(" " + writing.join()), event);
  }
}
