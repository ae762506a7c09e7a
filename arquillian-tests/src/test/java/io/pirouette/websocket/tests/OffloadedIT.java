// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

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

/** {@code dispatch = OFFLOADED}: methods that block hold up nobody, and nothing is lost. */
class OffloadedIT extends OffloadedApplication {

  /** More than any of the servers has threads for requests. */
  private static final int MANY = 230;

  /** The threads of the library where it cannot have virtual ones. */
  private static final int POOL = 200;

  private static final int CONNECTIONS = 40;
  private static final int MESSAGES = 2_000;
  private static final int MIB = 1024 * 1024;

  private List<RawPeer> openMany(int count, String kind) throws IOException {
    List<RawPeer> peers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      peers.add(open(kind));
    }
    return peers;
  }

  private static void closeAll(List<RawPeer> peers) throws IOException {
    for (RawPeer peer : peers) {
      peer.close();
    }
  }

  private static void talk(RawPeer peer) throws IOException {
    peer.sendText("hello");
    peer.expectText("hello");
  }

  @Test
  @Tag("T45")
  void aMethodThatBlocksDelaysNoOtherConnection() throws IOException {
    List<RawPeer> blocked = openMany(POOL / 2, "offloaded/gated");
    for (RawPeer peer : blocked) {
      peer.sendText("hold");
      events.expect("holding");
    }
    try (RawPeer offloaded = open("offloaded/gated");
        RawPeer inline = open("inline/gated")) {
      talk(offloaded);
      talk(inline);
    }
    permit();
    for (RawPeer peer : blocked) {
      peer.expectText("hold");
    }
    closeAll(blocked);
  }

  @Test
  @Tag("T45")
  void methodsThatFindNoThreadWaitForOne() throws IOException {
    List<RawPeer> blocked = openMany(MANY, "offloaded/gated");
    for (RawPeer peer : blocked) {
      peer.sendText("hold");
    }
    for (int i = 0; i < POOL; i++) {
      events.expect("holding");
    }
    if (!Engine.current().isPayara()) {
      List<String> threads = LiveThreads.ofTheLibrary(ProcessHandle.current().pid());
      long services = threads.stream().filter("pirouette-service"::equals).count();
      assertTrue(services <= POOL, threads::toString);
    }
    try (RawPeer inline = open("inline/gated")) {
      talk(inline);
    }
    events.permit();
    for (RawPeer peer : blocked) {
      peer.expectText("hold");
    }
    expectInAnyOrder("permitted", MANY - POOL, "holding");
    closeAll(blocked);
  }

  private void expectInAnyOrder(String once, int times, String often) throws IOException {
    List<String> told = new ArrayList<>();
    for (int i = 0; i <= times; i++) {
      told.add(events.next());
    }
    assertTrue(told.remove(once) && told.stream().allMatch(often::equals), told::toString);
  }

  @Test
  void aConnectionHasNoThreadWhileThereIsNothingToDo() throws IOException {
    List<RawPeer> peers = openMany(MANY, "offloaded/gated");
    for (int round = 0; round < 3; round++) {
      for (RawPeer peer : peers) {
        talk(peer);
      }
    }
    closeAll(peers);
  }

  @Test
  void whileAMethodBlocksOthersMayWriteToItsPeerAndPingsAreAnswered() throws IOException {
    try (RawPeer peer = open("offloaded/gated");
        RawPeer other = open("offloaded/gated")) {
      peer.sendText("hold");
      events.expect("holding");
      other.sendText("tell all");
      other.expectText("tell all");
      peer.expectText("tell all");
      peer.send(Frame.control(Frame.PING, "are you there"));
      peer.expect(Frame.control(Frame.PONG, "are you there"));
      permit();
      peer.expectText("hold");
    }
  }

  @Test
  void anInterruptThatAMethodLeavesBehindDoesNotReachTheNext() throws IOException {
    try (RawPeer peer = open("offloaded/gated")) {
      peer.sendAll(Frame.text("interrupt"), Frame.text("hold"));
      peer.expectText("interrupt");
      events.expect("holding");
      permit();
      peer.expectText("hold");
    }
  }

  /** Messages of every kind, all of a connection in one packet. */
  @Test
  @Tag("OPN-07")
  void theMessagesOfAConnectionKeepTheirOrderAndNeverOverlap() throws IOException {
    List<RawPeer> peers = openMany(CONNECTIONS, "offloaded/counting");
    Frame[] frames = new Frame[MESSAGES];
    for (int i = 0; i < MESSAGES; i++) {
      frames[i] =
          switch (i % 4) {
            case 0 -> Frame.text(String.valueOf(i));
            case 1 -> Frame.binary(ByteBuffer.allocate(4).putInt(i).array());
            case 2 -> Frame.control(Frame.PING, String.valueOf(i));
            default -> Frame.control(Frame.PONG, String.valueOf(i));
          };
    }
    for (RawPeer peer : peers) {
      peer.sendAll(frames);
    }
    for (RawPeer peer : peers) {
      for (int i = 0; i < MESSAGES; i += 4) {
        peer.expectText(String.valueOf(i));
        peer.expect(Frame.control(Frame.PONG, String.valueOf(i + 2)));
      }
      peer.sendText("how many?");
      peer.expectText(String.valueOf(MESSAGES));
    }
    closeAll(peers);
  }

  @ParameterizedTest
  @ValueSource(ints = {64 * 1024, 1_000})
  @Tag("T33")
  void whileAMethodBlocksThePeerHasToWaitAndNothingIsLost(int size) throws Exception {
    try (RawPeer peer = open("offloaded/counting")) {
      peer.sendText("hold");
      events.expect("holding");
      int messages = 64 * MIB / size;
      Flood flood = new Flood(peer, messages, size);
      flood.awaitStall();
      permit();
      peer.expectText("hold");
      flood.join();
      peer.sendText("how many?");
      peer.expectText(String.valueOf(messages));
    }
  }

  @Test
  @Tag("T33")
  @Tag("T45")
  void peersThatHaveToWaitDelayNoOtherConnection() throws IOException {
    List<RawPeer> waiting = openMany(MANY, "offloaded/counting");
    Frame[] frames = new Frame[200];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = Frame.text(String.valueOf(i));
    }
    for (RawPeer peer : waiting) {
      peer.sendText("hold");
      peer.sendAll(frames);
    }
    for (int i = 0; i < POOL; i++) {
      events.expect("holding");
    }
    try (RawPeer inline = open("inline/gated")) {
      talk(inline);
    }
    events.permit();
    for (RawPeer peer : waiting) {
      peer.expectText("hold");
      for (int i = 0; i < frames.length; i++) {
        peer.expectText(String.valueOf(i));
      }
    }
    expectInAnyOrder("permitted", MANY - POOL, "holding");
    closeAll(waiting);
  }

  @Test
  @Tag("OPN-01")
  @Tag("OPN-02")
  void onOpenComesFirstAndOnCloseLastAndOnce() throws IOException {
    try (RawPeer peer = open("offloaded/ordered")) {
      events.expect("opening");
      peer.sendAll(
          Frame.text("1"), Frame.binary(new byte[2]), Frame.text("3"), Frame.close(4321, "bye"));
      permit();
      events.expect("open", "text 1", "binary 2", "text 3", "close 4321 'bye'");
      assertEquals(Frame.CLOSE, peer.next().opcode());
      peer.expectEnd();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 300})
  @Tag("CLS-03")
  void whatHasComeBeforeTheLossOfTheConnectionIsDeliveredBeforeIt(int messages) throws IOException {
    try (RawPeer peer = open("offloaded/ordered")) {
      events.expect("opening");
      for (int i = 0; i < messages; i++) {
        peer.sendText(String.valueOf(i));
      }
      peer.cut();
    }
    permit();
    events.expect("open");
    for (int i = 0; i < messages; i++) {
      events.expect("text " + i);
    }
    events.expect("close 1006 ''");
  }
}
