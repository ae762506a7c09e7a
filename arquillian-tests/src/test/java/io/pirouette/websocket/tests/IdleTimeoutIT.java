// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.SocketException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 3.2.1: {@code onIdleTimeout}. */
class IdleTimeoutIT extends LifetimeApplication {

  /** More of the clock's than the idle time-out of any service here but one. */
  private static final int TICKS = 10;

  private static final int ATTEMPTS = 20;

  @ParameterizedTest
  @ValueSource(strings = {"idle", "offloaded/idle", "configured/idle"})
  @Tag("IDL-01")
  @Tag("IDL-04")
  @Tag("IDL-08")
  void itIsCalledAgainAndAgainAndTheConnectionStaysOpen(String service) throws IOException {
    try (RawPeer peer = open(service + "/counting")) {
      events.expect("idle 1 open", "idle 2 open", "idle 3 open");
      peer.sendText("still here");
      peer.expectText("still here");
    }
    events.expect("close 1000");
    awaitTicks(TICKS);
  }

  @Test
  @Tag("IDL-08")
  void fractionsOfASecondCount() throws IOException {
    long start = System.nanoTime();
    try (RawPeer peer = open("late/counting")) {
      events.expect("idle 1 open");
      long millis = (System.nanoTime() - start) / 1_000_000;
      assertTrue(millis >= 1_249, millis + " ms");
      peer.sendText("still here");
      peer.expectText("still here");
    }
    events.expect("close 1000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"never/annotated", "never/configured", "never/forever", "inline"})
  @Tag("IDL-02")
  void withoutATimeoutItIsNeverCalled(String service) throws IOException {
    try (RawPeer peer = open(service + "/counting")) {
      awaitTicks(TICKS);
      peer.sendText("still here");
      peer.expectText("still here");
    }
    events.expect("close 1000");
  }

  @Test
  @Tag("IDL-05")
  void aServiceWithoutTheMethodNoticesNothing() throws IOException {
    try (RawPeer peer = open("idle/mute");
        RawPeer offloaded = open("offloaded/idle/mute")) {
      awaitTicks(TICKS);
      peer.sendText("still here");
      peer.expectText("still here");
      offloaded.sendText("still here");
      offloaded.expectText("still here");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "idle, text",
    "idle, bytes",
    "idle, ping",
    "idle, pong",
    "idle, order write",
    "idle, order bytes",
    "idle, order ping",
    "idle, order pong",
    "offloaded/idle, ping",
    "offloaded/idle, order write"
  })
  @Tag("IDL-03")
  void anyFrameInEitherDirectionPutsItOff(String service, String traffic) throws IOException {
    boolean shown = false;
    for (int i = 0; i < ATTEMPTS && !shown; i++) {
      try (Traffic connection = new Traffic(base, service, traffic)) {
        shown = connection.keepsAwake();
      }
    }
    assertTrue(shown, "this machine is too slow to be busy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"idle", "offloaded/idle", "configured/idle"})
  @Tag("CLF-05")
  @Tag("IDL-07")
  @Tag("RET-11")
  void aReturnedCloseFrameIsSent(String service) throws IOException {
    try (RawPeer peer = open(service + "/dismissing")) {
      peer.expectClose(4408, "too quiet");
    }
    events.expect("idle 1", "idle 2");
    awaitTicks(TICKS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"offloaded/idle", "configured/idle"})
  @Tag("IDL-03")
  @Tag("IDL-07")
  @Tag("T35")
  void aPeerThatSendsAFrameByteByByteIsIdle(String service) throws IOException {
    try (RawPeer peer = open(service + "/dismissing");
        RawPeer clock = open("tick/ticking")) {
      CompletableFuture<Void> drip = CompletableFuture.runAsync(() -> drip(peer, clock));
      peer.expect(Frame.close(4408, "too quiet"));
      events.expect("idle 1", "idle 2");
      peer.expectEnd();
      clock.cut();
      drip.join();
    }
  }

  /** Sends the beginning of a frame, a byte each time that the clock ticks, until it stops. */
  private static void drip(RawPeer peer, RawPeer clock) {
    byte[] frame = Frame.text("x".repeat(60_000)).masked();
    try {
      for (int i = 0; clock.next() != null; i++) {
        peer.sendRaw(new byte[] {frame[i]});
      }
    } catch (SocketException e) {
      // One of the two connections has ended.
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"idle", "offloaded/idle"})
  @Tag("IDL-06")
  @Tag("RET-08")
  void anErrorOfOursIsLoggedAndAnyOtherExceptionCloses(String service) throws IOException {
    try (RawPeer peer = open(service + "/throwing")) {
      peer.expectClose(1011, "Unexpected condition");
    }
    events.expect("idle 1", "idle 2", "idle 3", "error Exception: a secret");
    awaitTicks(TICKS);
  }

  @Test
  @Tag("IDL-01")
  void itIsNotCalledAfterTheServicesOwnCloseFrame() throws IOException {
    try (RawPeer peer = open("idle/ended")) {
      peer.sendText("close");
      peer.expect(Frame.close(1000, ""));
      awaitTicks(TICKS);
      peer.answerClose(1000);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"idle", "offloaded/idle"})
  @Tag("IDL-01")
  void itWaitsForTheMethodThatRuns(String service) throws IOException {
    try (RawPeer peer = open(service + "/taking-turns")) {
      peer.sendText("hold");
      events.expect("text holds");
      awaitTicks(TICKS);
      permit();
      events.expect("text ends");
      peer.expectText("hold");
      events.expect("idle");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"idle", "offloaded/idle", "configured/idle"})
  @Tag("IDL-03")
  void itIsNotCalledRightAfterAReplyHoweverLateThatIs(String service) throws IOException {
    try (RawPeer peer = open(service + "/resting")) {
      peer.sendText("hold");
      events.expect("holds");
      awaitTicks(TICKS);
      permit();
      peer.expectText("hold");
      String[] idle = events.next().split(" ");
      assertEquals("idle", idle[0]);
      assertTrue(Long.parseLong(idle[1]) >= 200_000_000, idle[1] + " ns");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"idle", "offloaded/idle"})
  @Tag("IDL-01")
  void otherMethodsWaitForItButNotOtherConnections(String service) throws IOException {
    try (RawPeer peer = open(service + "/taking-turns")) {
      peer.sendText("hold when idle");
      peer.expectText("hold when idle");
      events.expect("idle holds");
      peer.sendText("next");
      awaitTicks(TICKS);
      permit();
      events.expect("idle ends", "text next");
      peer.expectText("next");
    }
  }
}
