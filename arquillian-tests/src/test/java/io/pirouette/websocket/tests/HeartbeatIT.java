// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static io.pirouette.websocket.tests.LivingPeer.assertHeartbeat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.container.Engine;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link io.pirouette.websocket.Heartbeat}: how the library finds dead peers. */
class HeartbeatIT extends LifetimeApplication {

  private static final int MORE_THAN_IS_BUFFERED = 64 * 1024 * 1024;
  private static final int BEATS = 5;

  /** Gets heartbeats, says nothing, and is cut. */
  private void beSilent(RawPeer peer) throws IOException {
    Frame frame = peer.next();
    assertHeartbeat(frame);
    for (; frame != null; frame = peer.next()) {
      assertHeartbeat(frame);
    }
  }

  private void beSilent(String service) throws IOException {
    try (RawPeer peer = open(service)) {
      beSilent(peer);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"beating", "offloaded/beating"})
  @Tag("T36")
  void aPeerThatShowsAnySignOfLifeStaysAndASilentOneDoesNot(String service) throws IOException {
    List<LivingPeer> living = new ArrayList<>();
    List<String> signs =
        new ArrayList<>(List.of("pong", "another pong", "ping", "text", "fragment"));
    if (!Engine.current().isPayara()) {
      // Nobody can answer a ping in the middle of a frame. Elsewhere only whole ones are seen.
      signs.add("part");
    }
    for (String sign : signs) {
      living.add(new LivingPeer(open(service + "/plain"), sign));
    }
    beSilent(service + "/plain");
    for (LivingPeer peer : living) {
      peer.end();
      peer.close();
    }
  }

  /** And not after the time that it would have had for an answer. */
  @Test
  @Tag("FRM-05")
  @Tag("T36")
  void aPingComesEachTimeThatThePeerHasBeenSilentForTheInterval() throws IOException {
    try (RawPeer peer = open("paced/plain")) {
      int number = number(peer.next());
      assertEquals(1, number);
      for (int i = 0; i < BEATS; i++) {
        long heard = System.nanoTime();
        peer.send(Frame.control(Frame.PONG, ""));
        assertEquals(++number, number(peer.next()));
        long millis = (System.nanoTime() - heard) / 1_000_000;
        assertTrue(millis >= 299, millis + " ms");
      }
      awaitMoreThanTheInterval();
      peer.send(Frame.control(Frame.PONG, ""));
      assertEquals(++number, number(peer.next()), "a ping while another waits for its answer");
      peer.cut();
    }
  }

  /** By other times than those of silence, which would be found earlier with a clock that ticks. */
  private void awaitMoreThanTheInterval() throws IOException {
    for (int i = 0; i < 3; i++) {
      try (RawPeer peer = open("brief/mortal")) {
        peer.sendText("close");
        peer.expect(Frame.close(1000, ""));
        peer.expectEnd();
      }
    }
  }

  /** How many heartbeats there were with this one. */
  private static int number(Frame heartbeat) {
    assertHeartbeat(heartbeat);
    return ByteBuffer.wrap(heartbeat.payload()).getInt(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"impatient", "offloaded/impatient"})
  @Tag("CLS-03")
  @Tag("T36")
  void aSilentPeerIsLostOnceAndGetsNoCloseFrame(String service) throws IOException {
    beSilent(service + "/mortal");
    events.expect("close 1006 '' lost");
    try (RawPeer peer = open(service + "/mortal")) {
      peer.sendText("finally write");
      peer.expectText("finally write");
      beSilent(peer);
    }
    events.expect("close 1006 '' lost", "writes ConnectionClosureException closed");
    awaitTicks(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"impatient", "offloaded/impatient"})
  @Tag("T36")
  void soIsOneThatDoesNotReadEither(String service) throws IOException {
    try (RawPeer peer = open(service + "/mortal")) {
      order("bytes " + MORE_THAN_IS_BUFFERED);
      List<String> told = new ArrayList<>(List.of(events.next(), events.next()));
      assertTrue(told.remove("close 1006 '' lost"), told::toString);
      assertTrue(told.get(0).startsWith("failed bytes: "), told::toString);
      peer.cut();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"beating", "offloaded/beating"})
  @Tag("T36")
  void aPeerWhoseServiceIsBusyIsNotTakenForDead(String service) throws IOException {
    RawPeer peer = open(service + "/mortal");
    peer.sendText("hold");
    events.expect("holding");
    try (LivingPeer living = new LivingPeer(peer, "pong")) {
      beSilent(service + "/plain");
      permit();
      assertEquals(List.of("hold", "end"), living.end());
    }
    events.expect("close 1006 '' lost");
  }

  @ParameterizedTest
  @ValueSource(strings = {"beating", "offloaded/beating"})
  void onPongIsCalledForOtherPongsOnlyHoweverLateTheyAre(String service) throws IOException {
    try (RawPeer peer = open(service + "/pinged")) {
      Frame early = peer.next();
      assertHeartbeat(early);
      peer.sendText("hello");
      peer.expectText("hello");
      Frame late = peer.next();
      assertHeartbeat(late);
      peer.sendAll(
          new Frame(true, 0, Frame.PONG, early.payload()),
          new Frame(true, 0, Frame.PONG, late.payload()),
          Frame.control(Frame.PONG, "12345678"));
      events.expect("text 5 hello", "pong 12345678");
      peer.cut();
    }
    events.expect("close 1006");
  }

  @ParameterizedTest
  @ValueSource(strings = {"beating", "offloaded/beating"})
  @Tag("IDL-03")
  void heartbeatsDoNotHoldUpTheIdleTimeout(String service) throws IOException {
    try (LivingPeer peer = new LivingPeer(open(service + "/counting"), "pong")) {
      events.expect("idle 1 open", "idle 2 open", "idle 3 open");
      peer.end();
    }
    events.expect("close 1006");
  }

  @Test
  void thereAreNoneUnlessTheyAreConfigured() throws IOException {
    try (RawPeer inline = open("inline/plain");
        RawPeer offloaded = open("offloaded/plain")) {
      beSilent("impatient/plain");
      inline.sendText("still here");
      inline.expectText("still here");
      offloaded.sendText("still here");
      offloaded.expectText("still here");
    }
  }
}
