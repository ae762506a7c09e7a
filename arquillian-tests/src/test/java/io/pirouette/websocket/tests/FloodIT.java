// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.container.Engine;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.HttpAnswer;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A peer that sends more than is taken harms nobody else; and what a container can do. */
class FloodIT extends SlowApplication {

  private static final int MIB = 1024 * 1024;

  /** Fewer than any of the servers takes on one connection. */
  private static final int PLAIN_REQUESTS = 50;

  @Test
  @Tag("T32")
  void aPeerThatSendsPingsAndReadsNoPongsHarmsNobody() throws Exception {
    int packets = 200;
    Frame[] pings = new Frame[100];
    Arrays.fill(pings, Frame.control(Frame.PING, "p".repeat(125)));
    try (RawPeer peer = openNarrow("inline/flood");
        RawPeer bystander = open("inline/other")) {
      CompletableFuture<Void> sending =
          CompletableFuture.runAsync(() -> sendAll(peer, pings, packets));
      for (int i = 0; i < 100; i++) {
        talk(bystander);
      }
      // Either all are answered, or the connection has been ended.
      Frame frame = peer.next();
      int pongs = 0;
      while (frame != null && ++pongs < packets * pings.length) {
        assertEquals(Frame.control(Frame.PONG, "p".repeat(125)), frame);
        frame = peer.next();
      }
      sending.get(20, TimeUnit.SECONDS);
      peer.cut();
      talk(bystander);
    }
  }

  private static void sendAll(RawPeer peer, Frame[] frames, int times) {
    try {
      for (int i = 0; i < times; i++) {
        peer.sendAll(frames);
      }
    } catch (IOException ended) {
      // By the server, which may do so.
    }
  }

  @Test
  @Tag("T33")
  void aPeerThatSendsMoreThanAMethodTakesHasToWait() throws Exception {
    try (RawPeer peer = open("inline/flood");
        RawPeer bystander = open("inline/other")) {
      peer.sendText("hold");
      events.expect("holding");
      int messages = 64 * MIB / 16_000;
      Flood flood = new Flood(peer, messages, 16_000);
      flood.awaitStall();
      talk(bystander);
      permit();
      peer.expectText("hold");
      flood.join();
      peer.sendText("count");
      peer.expectText(String.valueOf(messages));
    }
  }

  /** The Listener, which has no pages, ends a connection after the first of them. */
  @Test
  @Tag("T38")
  @Tag("war")
  void anUpgradeMayFollowManyPlainRequestsOnTheSameConnection() throws IOException {
    try (RawPeer peer = RawPeer.openAfter(at("inline/one"), PLAIN_REQUESTS)) {
      peer.expectText("joined");
      talk(peer);
    }
  }

  @Test
  void aConnectionKnowsWhatItsContainerIsCapableOf() throws IOException {
    try (RawPeer peer = RawPeer.open(Archives.at(base, "capabilities"))) {
      assertEquals(expectedCapabilities(), features(peer.nextText()));
    }
  }

  /** Without the engine's name. */
  private static String features(String capabilities) {
    assertTrue(capabilities.matches("\\S.*: pings=.*"), capabilities);
    return capabilities.replaceFirst(".*: pings=", "pings=");
  }

  private static String expectedCapabilities() {
    boolean tomcat = !Engine.current().isPayara();
    return "pings=true, frameLimits=true, closeAnswers=true, closingHandshake=%s,"
        .concat(" readSuspension=true, asynchronousWrites=true, batchedReplies=%1$s")
        .formatted(tomcat);
  }

  @Test
  @Tag("war")
  void theApplicationKnowsTheCapabilitiesTheSameAsItsConnections() throws IOException {
    URI servlet = Archives.at(base, "attribute");
    HttpAnswer answer =
        RawPeer.exchange(
            servlet,
            "GET " + servlet.getPath() + " HTTP/1.1\r\nHost: " + servlet.getHost() + "\r\n\r\n");
    try (RawPeer peer = RawPeer.open(Archives.at(base, "capabilities"))) {
      String told = peer.nextText();
      assertEquals(expectedCapabilities(), features(told));
      assertEquals(told, answer.body());
    }
  }
}
