// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.container.Engine;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** As many blocked methods as a server has threads, and methods that use their own connection. */
@Tag("T45")
class BlockedServicesIT extends OffloadedApplication {

  /** The usual number of threads of a connector, and of the library where it has its own. */
  private static final int THREADS = 200;

  private static final int OTHERS = 20;

  /** Fewer than wait before a connection is not read any more, together with one that runs. */
  private static final int FEW = 40;

  /** More than wait. */
  private static final int MANY = 150;

  private final List<RawPeer> blocked = new ArrayList<>();

  private void block(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      blocked.add(openCalling("offloaded"));
    }
    hold();
  }

  /** Has a method of each connection block. */
  private void hold() throws IOException {
    for (RawPeer peer : blocked) {
      peer.sendText("hold");
    }
    for (int i = 0; i < blocked.size(); i++) {
      events.expect("holding");
    }
  }

  private RawPeer openCalling(String where) throws IOException {
    RawPeer peer = open(where + "/calling");
    peer.expectText("opened");
    return peer;
  }

  private List<RawPeer> openOthers(String kind) throws IOException {
    List<RawPeer> others = new ArrayList<>();
    for (int i = 0; i < OTHERS; i++) {
      others.add(open(kind));
    }
    return others;
  }

  private static void talk(List<RawPeer> peers) throws IOException {
    for (RawPeer peer : peers) {
      peer.sendText("hello");
    }
    for (RawPeer peer : peers) {
      peer.expectText("hello");
    }
  }

  private static void closeAll(List<RawPeer> peers) throws IOException {
    for (RawPeer peer : peers) {
      peer.close();
    }
  }

  private static String[] numbers(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).toArray(String[]::new);
  }

  private static Frame[] texts(int count) {
    return Arrays.stream(numbers(count)).map(Frame::text).toArray(Frame[]::new);
  }

  private static void expectTexts(RawPeer peer, String... texts) throws IOException {
    for (String text : texts) {
      peer.expectText(text);
    }
  }

  @Test
  void openConnectionsAndNewOnesOfAnotherServiceAreServedMeanwhile() throws IOException {
    List<RawPeer> before = openOthers("inline/gated");
    block(THREADS);
    talk(before);
    List<RawPeer> after = openOthers("inline/gated");
    talk(after);
    talk(before);
    closeAll(before);
    closeAll(after);
    permit();
    for (RawPeer peer : blocked) {
      peer.expectText("hold");
    }
    talk(blocked);
    closeAll(blocked);
  }

  @Test
  void theThreadThatIsLeftServesAllOthersOfTheSameService() throws IOException {
    List<RawPeer> before = openOthers("offloaded/gated");
    block(THREADS - 1);
    List<RawPeer> after = openOthers("offloaded/gated");
    for (int round = 0; round < 3; round++) {
      talk(before);
      talk(after);
    }
    closeAll(before);
    closeAll(after);
    permit();
    for (RawPeer peer : blocked) {
      peer.expectText("hold");
    }
    closeAll(blocked);
  }

  @Test
  void aPingIsAnsweredWhileTheMessagesBeforeItWait() throws IOException {
    block(THREADS);
    for (RawPeer peer : blocked) {
      peer.sendAll(texts(FEW));
      peer.send(Frame.control(Frame.PING, "are you there"));
    }
    for (RawPeer peer : blocked) {
      peer.expect(Frame.control(Frame.PONG, "are you there"));
    }
    permit();
    for (RawPeer peer : blocked) {
      peer.expectText("hold");
      expectTexts(peer, numbers(FEW));
    }
    closeAll(blocked);
  }

  @Test
  @Tag("T33")
  void whatDoesNotFindRoomIsReadLaterAndAnsweredInItsOrder() throws IOException {
    block(THREADS);
    for (RawPeer peer : blocked) {
      peer.sendAll(texts(MANY));
      peer.send(Frame.control(Frame.PING, "the last"));
    }
    List<RawPeer> others = openOthers("inline/gated");
    talk(others);
    closeAll(others);
    permit();
    for (RawPeer peer : blocked) {
      expectTextsAndAPong(peer);
    }
    closeAll(blocked);
  }

  /** What an engine has read already may hold the ping: then its answer comes first. */
  private static void expectTextsAndAPong(RawPeer peer) throws IOException {
    List<String> texts = new ArrayList<>();
    int pongs = 0;
    while (texts.size() <= MANY || pongs == 0) {
      Frame frame = peer.next();
      if (Frame.control(Frame.PONG, "the last").equals(frame)) {
        assertTrue(Engine.current().isPayara() || !texts.isEmpty(), "read too early");
        pongs++;
      } else {
        String expected = texts.isEmpty() ? "hold" : String.valueOf(texts.size() - 1);
        assertEquals(Frame.text(expected), frame);
        texts.add(expected);
      }
    }
    assertEquals(1, pongs);
  }

  @Test
  void peersThatGiveUpTakeNoThreadWithThem() throws IOException {
    for (int i = 0; i < THREADS; i++) {
      blocked.add(open("offloaded/gated"));
    }
    hold();
    for (int i = 0; i < THREADS; i++) {
      blocked.get(i).sendAll(texts(i % 2 == 0 ? FEW : MANY));
      if (i % 4 < 2) {
        blocked.get(i).cut();
      } else {
        blocked.get(i).reset();
      }
    }
    List<RawPeer> others = openOthers("inline/gated");
    talk(others);
    permit();
    List<RawPeer> again = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      again.add(open("offloaded/gated"));
    }
    talk(again);
    talk(others);
    closeAll(again);
    closeAll(others);
  }

  @Test
  void aMethodMayWaitForAnAnswerOfItsOwnServer() throws IOException {
    String page = base + "nowhere";
    for (int i = 0; i < THREADS; i++) {
      blocked.add(openCalling("offloaded"));
    }
    for (RawPeer peer : blocked) {
      peer.sendText(page);
    }
    for (RawPeer peer : blocked) {
      peer.expectText(page);
    }
    closeAll(blocked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"offloaded", "inline"})
  void aMethodMayUseItsOwnConnection(String where) throws IOException {
    try (RawPeer peer = openCalling(where)) {
      peer.sendAll(Frame.text("write"), Frame.text("have written"), Frame.text("ping"));
      expectTexts(peer, "written", "write", "written", "have written");
      peer.expect(Frame.control(Frame.PING, "from here"));
      peer.expectText("ping");
      peer.send(Frame.control(Frame.PONG, "from here"));
      events.expect("pong from here");
    }
  }

  /** Inline there are few: some servers have five threads for all. */
  @ParameterizedTest
  @CsvSource({"offloaded, 20", "inline, 3"})
  void methodsOfConnectionsMayWriteToEachOther(String where, int count) throws IOException {
    List<RawPeer> peers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      peers.add(openCalling(where));
    }
    for (RawPeer peer : peers) {
      peer.sendText("meet");
    }
    for (int i = 0; i < count; i++) {
      events.expect("written");
    }
    // All of them are still within their methods.
    permit();
    for (RawPeer peer : peers) {
      for (int i = 1; i < count; i++) {
        peer.expectText("from another");
      }
      peer.expectText("meet");
    }
    closeAll(peers);
  }
}
