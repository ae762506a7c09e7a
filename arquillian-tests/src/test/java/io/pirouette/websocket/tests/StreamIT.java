// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams as results: what is sent, in which order, and what goes on meanwhile. */
class StreamIT extends RepliesApplication {

  /** More than any of the servers, and the library, has threads. */
  private static final int MANY = 230;

  private static void expectElements(RawPeer peer, String stream, int from, int to)
      throws IOException {
    for (int i = from; i < to; i++) {
      peer.expectText(stream + "-" + i);
    }
  }

  private static void talk(RawPeer peer) throws IOException {
    peer.sendBinary(new byte[] {1, 2});
    peer.expect(Frame.binary(new byte[] {1, 2}));
  }

  private void closeAfter(RawPeer peer, String... events) throws IOException {
    expectInAnyOrder(events);
    peer.close();
    expectEvents("close 1000");
  }

  @EveryStreamTest
  @Tag("STR-01")
  @Tag("STR-02")
  void elementsAreSentInOrderAndTheEndSendsNothing(String kind) throws IOException {
    try (RawPeer peer = open(kind)) {
      peer.sendText("count a 1000");
      expectElements(peer, "a", 0, 1000);
      expectEvents("a closed");
      talk(peer);
      peer.sendText("count b 3");
      expectElements(peer, "b", 0, 3);
      closeAfter(peer, "b closed");
    }
  }

  @EveryStreamTest
  @Tag("STR-02")
  void anEmptyStreamSendsNothing(String kind) throws IOException {
    try (RawPeer peer = open(kind)) {
      peer.sendText("count a 0");
      expectEvents("a closed");
      talk(peer);
      closeAfter(peer);
    }
  }

  @EveryStreamTest
  @Tag("STR-01")
  @Tag("STR-05")
  void eachElementIsAMessageByItsRunTimeClass(String kind) throws IOException {
    List<String> names = new ArrayList<>(ReplyIT.FRAMES.keySet());
    names.removeIf(name -> name.startsWith("present") || name.equals("buffer"));
    Map<String, Frame> frames = new HashMap<>(ReplyIT.FRAMES);
    frames.put("bytes", Frame.text("[0,127,128,255]"));
    frames.put("noBytes", Frame.text("[]"));
    try (RawPeer peer = open(kind)) {
      peer.sendText("values a " + String.join(" ", names));
      for (String name : names) {
        peer.expect(frames.get(name));
      }
      closeAfter(peer, "a closed");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"inline/stream", "inline/iterator", "offloaded/stream"})
  @Tag("STR-01")
  void aNullElementIsTheNullOfJson(String kind) throws IOException {
    try (RawPeer peer = open(kind)) {
      peer.sendText("values a int null int");
      peer.expectText("7");
      peer.expectText("null");
      peer.expectText("7");
      closeAfter(peer, "a closed");
    }
  }

  @EveryStreamTest
  @Tag("STR-06")
  void messagesAreDispatchedWhileAStreamIsUnderWay(String kind) throws IOException {
    try (RawPeer peer = open(kind)) {
      peer.sendText("gated a 3");
      expectEvents("a waits");
      talk(peer);
      release("a", 2);
      expectElements(peer, "a", 0, 2);
      expectEvents("a waits");
      talk(peer);
      talk(peer);
      release("a", 1);
      expectElements(peer, "a", 2, 3);
      talk(peer);
      closeAfter(peer, "a closed");
    }
  }

  @EveryStreamTest
  @Tag("STR-06")
  void aStreamThatWaitsHoldsUpNoOtherOfItsConnection(String kind) throws IOException {
    try (RawPeer peer = open(kind)) {
      peer.sendText("gated a 1");
      expectEvents("a waits");
      peer.sendText("count b 100");
      expectElements(peer, "b", 0, 100);
      expectEvents("b closed");
      release("a", 1);
      expectElements(peer, "a", 0, 1);
      closeAfter(peer, "a closed");
    }
  }

  @EveryStreamTest
  @Tag("STR-01")
  void manyStreamsOnOneConnectionEachKeepTheirOrder(String kind) throws IOException {
    int streams = 50;
    int elements = 40;
    try (RawPeer peer = open(kind)) {
      String[] closed = new String[streams];
      for (int i = 0; i < streams; i++) {
        peer.sendText("count " + i + " " + elements);
        closed[i] = i + " closed";
      }
      int[] next = new int[streams];
      for (int i = 0; i < streams * elements; i++) {
        String[] parts = peer.nextText().split("-");
        assertEquals(next[Integer.parseInt(parts[0])]++, Integer.parseInt(parts[1]));
      }
      closeAfter(peer, closed);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"stream", "iterator", "publisher"})
  @Tag("OPN-06")
  void onOpenMayReturnAStreamWhichNeedsNoMessage(String kind) throws IOException {
    try (RawPeer peer = open("opening/" + kind + "/count_a_3")) {
      expectElements(peer, "a", 0, 3);
      expectEvents("a closed");
      peer.sendText("hello");
      peer.expectText("echo hello");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"stream", "iterator", "publisher"})
  @Tag("OPN-06")
  @Tag("STR-06")
  void messagesAreDispatchedWhileAStreamOfOnOpenIsUnderWay(String kind) throws IOException {
    try (RawPeer peer = open("opening/" + kind + "/gated_a_2")) {
      expectEvents("a waits");
      peer.sendText("hello");
      peer.expectText("echo hello");
      release("a", 2);
      expectElements(peer, "a", 0, 2);
      expectEvents("a closed");
    }
  }

  @Test
  @Tag("T45")
  void moreStreamsThatWaitThanThereAreThreadsHoldUpNoConnection() throws IOException {
    List<RawPeer> waiting = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      waiting.add(open("inline/stream"));
      waiting.get(i).sendText("gated a 1");
      talk(waiting.get(i));
    }
    try (RawPeer bystander = open("inline/stream")) {
      talk(bystander);
    }
    release("a", MANY);
    for (RawPeer peer : waiting) {
      peer.expectText("a-0");
      peer.close();
    }
    expectTheEndOfAll(MANY);
  }

  /** Which of them had to wait depends on how many threads there are. */
  private void expectTheEndOfAll(int streams) throws IOException {
    int closed = 0;
    int ended = 0;
    while (closed < streams || ended <= streams) {
      String event = nextEvent();
      switch (event) {
        case "a closed" -> closed++;
        case "close 1000" -> ended++;
        default -> assertEquals("a waits", event);
      }
    }
    assertEquals(streams, closed);
    assertEquals(streams + 1, ended);
  }

  @EveryStreamTest
  @Tag("T34")
  void anEndlessStreamToAPeerThatDoesNotReadHarmsNobodyAndEndsWithItsPeer(String kind)
      throws IOException {
    List<RawPeer> deaf = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      deaf.add(open(kind));
      deaf.get(i).sendText("endless e");
    }
    int taken = awaitNoProgress();
    assertTrue(taken < 4_000, taken + " elements of 64 KiB for peers that do not read");
    try (RawPeer bystander = open(kind)) {
      talk(bystander);
      bystander.sendText("count a 1000");
      expectElements(bystander, "a", 0, 1000);
      closeAfter(bystander, "a closed");
    }
    for (RawPeer peer : deaf) {
      peer.reset();
    }
    String[] closed = new String[deaf.size() * 2];
    for (int i = 0; i < deaf.size(); i++) {
      closed[2 * i] = "e closed";
      closed[2 * i + 1] = "close 1006";
    }
    expectInAnyOrder(closed);
  }

  @EveryStreamTest
  void anEndlessStreamToAPeerThatReadsGoesOnUntilThePeerCloses(String kind) throws IOException {
    try (RawPeer peer = open(kind)) {
      peer.sendText("endless e");
      byte[] element = "x".repeat(64 * 1024).getBytes(US_ASCII);
      for (int i = 0; i < 100; i++) {
        peer.expectMessage(Frame.TEXT, element);
      }
      peer.send(Frame.close(1000, ""));
      Frame frame = peer.next();
      while (frame != null && frame.opcode() != Frame.CLOSE) {
        frame = peer.next();
      }
      peer.cut();
    }
    expectInAnyOrder("e closed", "close 1000");
  }
}
