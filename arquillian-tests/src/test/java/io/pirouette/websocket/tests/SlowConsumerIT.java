// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.container.Engine;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of messages to peers that do not read, and of those to others meanwhile. */
@Tag("T34")
class SlowConsumerIT extends SlowApplication {

  /** Of a message that fits into one frame. */
  private static final int BIG = 60_000;

  /** Big messages, more than any system and container keep for one connection. */
  private static final int MANY = 600;

  /** Never reached: until writing fails. */
  private static final int ENDLESS = 100_000;

  private static final int GOOD = 100;
  private static final int BAD = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String TIMED_OUT = "WriteTimedOutException: Write timed out";

  @Test
  @Tag("WRT-04")
  void aWriteThatThePeerDoesNotTakeInTimeFailsAndEndsTheConnection() throws IOException {
    try (RawPeer peer = openNarrow("block/slow")) {
      push("slow", ENDLESS, BIG);
      List<String> told = events(3);
      assertEquals("slow closed 1006 ''", told.get(0));
      assertTrue(
          told.get(1).startsWith("slow failed " + TIMED_OUT + ", then Connection"), told::toString);
      assertEquals("slow pushed", told.get(2));
      awaitCut(peer);
      peer.cut();
    }
  }

  @Test
  @Tag("WRT-04")
  void whoWaitsBehindSuchAWriteIsToldToo() throws IOException {
    try (RawPeer peer = openNarrow("block/slow")) {
      events.send("compete slow " + BIG);
      List<String> told = events(3);
      assertEquals("slow closed 1006 ''", told.get(0));
      assertTrue(told.contains("slow gave up " + TIMED_OUT), told::toString);
      assertTrue(told.get(1).startsWith("slow gave up "), told::toString);
      assertTrue(told.get(2).startsWith("slow gave up "), told::toString);
      peer.cut();
    }
  }

  @Test
  void aPeerThatReadsInTimeLosesNothing() throws IOException {
    try (RawPeer peer = openNarrow("patient/late")) {
      push("late", MANY, BIG);
      awaitStall("late");
      for (int i = 0; i < MANY; i++) {
        assertEquals(i, nextNumber(peer));
      }
      events.expect("late pushed");
    }
  }

  /** Waits until no more is written. */
  private void awaitStall(String group) throws IOException {
    String before = "";
    int same = 0;
    while (same < 1_000) {
      events.send("written " + group);
      String now = events.next();
      assertTrue(now.startsWith("written "), "all was taken, though nobody reads");
      same = now.equals(before) ? same + 1 : 0;
      before = now;
    }
  }

  @Test
  void peersThatReadLoseNothingWhileOthersTimeOut() throws IOException {
    List<RawPeer> good = new ArrayList<>();
    List<RawPeer> bad = new ArrayList<>();
    for (int i = 0; i < GOOD; i++) {
      good.add(open("block/good"));
    }
    for (int i = 0; i < BAD; i++) {
      bad.add(openNarrow("block/bad-" + i));
      push("bad-" + i, ENDLESS, BIG);
    }
    push("good", 50, 1_000);
    expectAll(50, good);
    List<String> told = events(1 + 3 * BAD);
    assertEquals(BAD, count(told, " closed 1006 ''"), told::toString);
    assertEquals(BAD, count(told, " failed " + TIMED_OUT), told::toString);
    assertEquals(BAD + 1, count(told, " pushed"), told::toString);
    for (RawPeer peer : bad) {
      peer.cut();
    }
    closeAll(good);
  }

  private static long count(List<String> told, String part) {
    return told.stream().filter(event -> event.contains(part)).count();
  }

  private static void expectAll(int messages, List<RawPeer> peers) throws IOException {
    for (int i = 0; i < messages; i++) {
      for (RawPeer peer : peers) {
        assertEquals(i, nextNumber(peer));
      }
    }
  }

  private static void closeAll(List<RawPeer> peers) throws IOException {
    for (RawPeer peer : peers) {
      peer.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"oldest", "newest"})
  void aWriterToManyIsNeverHeldUpByAPeerWhoseMessagesMayBeDropped(String policy)
      throws IOException {
    List<RawPeer> good = new ArrayList<>();
    List<RawPeer> bad = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      good.add(open("roomy/" + policy + "/good,all"));
    }
    for (int i = 0; i < 5; i++) {
      bad.add(openNarrow(policy + "/bad,all"));
    }
    push("bad", MANY, BIG);
    events.expect("bad pushed");
    push("all", 200, 1_000);
    events.expect("all pushed");
    expectAll(200, good);
    for (RawPeer peer : bad) {
      peer.cut();
    }
    assertEquals(bad.stream().map(peer -> "bad,all closed 1006 ''").toList(), events(bad.size()));
    closeAll(good);
  }

  @Test
  void theOldestMessagesAreDropped() throws IOException {
    try (RawPeer peer = openNarrow("oldest/late")) {
      push("late", MANY, BIG);
      events.expect("late pushed");
      List<Integer> numbers = readUntil(peer, MANY - 1);
      assertTrue(numbers.size() < MANY, "nothing was dropped");
      push("late", 5, 100);
      for (int i = 0; i < 5; i++) {
        assertEquals(MANY + i, nextNumber(peer));
      }
      events.expect("late pushed");
    }
  }

  /** Reads up to a number, or a higher one; each has to be higher than the one before it. */
  private static List<Integer> readUntil(RawPeer peer, int last) throws IOException {
    List<Integer> numbers = new ArrayList<>();
    int before = -1;
    while (before < last) {
      int number = nextNumber(peer);
      assertTrue(number > before, () -> number + " after " + numbers);
      numbers.add(number);
      before = number;
    }
    return numbers;
  }

  @Test
  void aMessageThatIsLargerThanTheQueueIsSentAllTheSame() throws IOException {
    try (RawPeer peer = openNarrow("oldest/late")) {
      push("late", MANY, BIG);
      events.expect("late pushed");
      push("late", 1, 2_000_000);
      events.expect("late pushed");
      List<Integer> numbers = readUntil(peer, MANY);
      assertEquals(MANY, numbers.get(numbers.size() - 1));
    }
  }

  @Test
  void newMessagesAreDroppedUntilTheBacklogIsRead() throws IOException {
    try (RawPeer peer = openNarrow("newest/late")) {
      push("late", MANY, BIG);
      events.expect("late pushed");
      List<Integer> numbers = new ArrayList<>();
      do {
        // Into a queue that may still be full; at last it is empty.
        push("late", 1, 100);
        events.expect("late pushed");
        numbers.add(nextNumber(peer));
      } while (numbers.get(numbers.size() - 1) < MANY);
      assertEquals(numbers.stream().sorted().distinct().toList(), numbers);
      assertEquals(0, numbers.get(0));
      assertTrue(numbers.stream().filter(number -> number < MANY).count() < MANY);
      peer.cut();
      events.expect("late closed 1006 ''");
    }
  }

  @Test
  void aPeerThatReadsTooSlowlyIsToldSo() throws IOException {
    try (RawPeer peer = openNarrow("closing/slow");
        RawPeer bystander = open("closing/other")) {
      push("slow", ENDLESS, BIG);
      int next = 0;
      boolean failed = false;
      Frame frame = peer.next();
      while (frame != null && frame.opcode() == Frame.TEXT) {
        assertEquals(next++, number(peer, frame));
        failed = failed || hasFailed("slow");
        frame = peer.next();
      }
      assertEquals(Frame.close(1008, "The peer reads too slowly"), frame);
      peer.answerClose(1008);
      if (!failed) {
        expectRefused("slow", events.next());
        events.expect("slow pushed");
      }
      talk(bystander);
    }
  }

  /** A round trip, during which more is written than is read. */
  private boolean hasFailed(String group) throws IOException {
    events.send("written " + group);
    String told = events.next();
    if (told.startsWith("written ")) {
      return false;
    }
    expectRefused(group, told);
    List<String> rest = events(2);
    assertEquals(group + " pushed", rest.get(0));
    assertTrue(rest.get(1).startsWith("written "), rest::toString);
    return true;
  }

  private static void expectRefused(String group, String event) {
    assertTrue(event.startsWith(group + " failed ConnectionClosureException: "), event);
    assertTrue(event.contains(", then ConnectionClosureException: "), event);
  }

  @Test
  void aPeerThatDoesNotReadAtAllIsCutOff() throws IOException {
    try (RawPeer peer = openNarrow("closing/slow");
        RawPeer bystander = open("closing/other")) {
      push("slow", ENDLESS, BIG);
      expectRefused("slow", events.next());
      events.expect("slow pushed");
      awaitCut(peer);
      peer.cut();
      talk(bystander);
    }
  }

  /**
   * Waits until the server has ended the connection. Payara first waits, without a thread, for what
   * it has queued itself to be read.
   */
  private void awaitCut(RawPeer peer) throws IOException {
    if (Engine.current().isPayara()) {
      return;
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (isConnected(peer)) {
      assertTrue(System.nanoTime() < end, "not cut off");
      events.send("written nobody");
      events.expect("written 0");
    }
  }

  /** Found out by sending, for reading would be something else. */
  private static boolean isConnected(RawPeer peer) {
    try {
      peer.sendText("hello");
      return true;
    } catch (IOException cut) {
      return false;
    }
  }
}
