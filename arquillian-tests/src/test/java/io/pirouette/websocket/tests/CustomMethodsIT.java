// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What methods for message types take, return and throw, and where their errors go. */
class CustomMethodsIT extends CustomDispatchApplication {

  private static final String MISSING = "data binding failed: $.depth is missing";

  private static void expect(RawPeer peer, String message, String... replies) throws IOException {
    peer.sendText(message);
    for (String reply : replies) {
      peer.expectText(reply);
    }
  }

  /** Shows that nothing came before. */
  private static void expectNothingMore(RawPeer peer) throws IOException {
    expectCall(peer, "onTextMessage", "are you there?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"annotated", "configured", "offloaded"})
  @Tag("DSP-07")
  void aMethodGetsTheWholeMessageAsItsTypeAndItsResultIsTheReply(String door) throws IOException {
    try (RawPeer peer = open(door, "feed")) {
      expect(
          peer,
          "{\"event\": \"subscribe\", \"pair\": \"EUR/USD\", \"depth\": 3}",
          "depth 3",
          "{\"pair\":\"EUR/USD\",\"state\":\"subscribed\"}");
      expect(
          peer,
          "{\"pair\": \"A\", \"depth\": 1, \"event\": \"order.created/v2\"}",
          "{\"pair\":\"A\",\"state\":\"ordered\"}");
      expect(peer, "{\"event\": \"strict\", \"number\": 5}", "5");
      expect(peer, "{\"event\": \"names\", \"b\": [], \"a\": 1}", "[\"a\",\"b\",\"event\"]");
      expect(peer, " {\"event\": \"echo\"}", " {\"event\": \"echo\"}");
    }
  }

  @Test
  @Tag("DSP-07")
  void aMethodReturnsEverythingThatOnMessageMay() throws IOException {
    try (RawPeer peer = open("annotated", "feed")) {
      expect(peer, message("count"), "1", "2", "3");
      peer.sendText(message("raw"));
      peer.expect(Frame.binary(message("raw").getBytes(UTF_8)));
      expect(
          peer,
          "{\"event\": \"perhaps\", \"pair\": \"A\", \"depth\": 1}",
          "{\"pair\":\"A\",\"state\":\"perhaps\"}");
      expect(peer, "{\"event\": \"perhaps\", \"pair\": \"\", \"depth\": 1}");
      expect(peer, message("nothing"));
      expect(peer, message("void"));
      expectNothingMore(peer);
      peer.sendBinary(message("count").getBytes(UTF_8));
      peer.expectText("onBinaryMessage 18");
      peer.sendText(message("quit"));
      peer.expectClose(4000, "bye");
    }
  }

  @Test
  @Tag("DSP-07")
  @Tag("RET-08")
  void oneThatThrowsOneOfOurErrorsLeavesTheConnectionOpen() throws IOException {
    try (RawPeer peer = open("annotated", "feed")) {
      expect(peer, message("failure"));
      expectNothingMore(peer);
    }
  }

  @Test
  @Tag("DSP-07")
  @Tag("RET-09")
  void oneThatThrowsAnythingElseEndsIt() throws IOException {
    try (RawPeer peer = open("annotated", "feed")) {
      peer.sendText(message("breakdown"));
      peer.expectClose(1011, "Unexpected condition");
    }
    try (RawPeer ledger = openLedger()) {
      expect(ledger, "next", "IllegalStateException a secret");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"annotated", "configured", "offloaded"})
  @Tag("DSP-11")
  void aMessageThatDoesNotFitIsForTheMethodsOwnErrorMethod(String door) throws IOException {
    try (RawPeer peer = open(door, "feed")) {
      String message = "{\"event\": \"subscribe\", \"pair\": \"A\"}";
      expect(peer, message, "onSubscribeError " + MISSING);
      expect(
          peer,
          "{\"event\": \"strict\", \"number\": 1, \"id\": 1}",
          "onStrictError data binding failed: $.id is unknown");
      expectNothingMore(peer);
    }
    try (RawPeer ledger = openLedger()) {
      expect(ledger, "all", "[]");
    }
  }

  @Test
  @Tag("DSP-06")
  @Tag("DSP-11")
  void soIsATextThatTurnsOutLaterToBeNoJson() throws IOException {
    try (RawPeer peer = open("annotated", "feed")) {
      peer.sendText("{\"event\": \"subscribe\", \"pair\": \"A\", \"depth\": 1");
      expectText(peer, "onSubscribeError data binding failed: malformed JSON at line ");
      peer.sendText("{\"event\": \"subscribe\", \"pair\": \"A\", \"depth\": 1} x");
      expectText(peer, "onSubscribeError data binding failed: ");
      peer.sendText("{\"event\": \"subscribe\", \"event\": \"subscribe\"}");
      expectText(peer, "onSubscribeError data binding failed: $.event is there twice");
      expectNothingMore(peer);
    }
  }

  private static void expectText(RawPeer peer, String beginning) throws IOException {
    String text = peer.nextText();
    assertTrue(text.startsWith(beginning), text);
  }

  @Test
  @Tag("DSP-11")
  void theErrorMethodOfAnAnnotatedMethodIsNamedAfterTheMethod() throws IOException {
    try (RawPeer peer = open("annotated", "feed")) {
      expect(peer, "{\"event\": \"order.created/v2\", \"depth\": 1}");
      expectNothingMore(peer);
      peer.sendText("{\"event\": \"order.created/v2\", \"pair\": \"A\"}");
      peer.expectClose(1008, "no order");
    }
    try (RawPeer ledger = openLedger()) {
      expect(ledger, "all", "[]");
    }
  }

  @Test
  @Tag("DSP-12")
  void withoutOneTheConnectionIsClosedAndOnErrorIsTold() throws IOException {
    try (RawPeer peer = open("annotated", "feed")) {
      peer.sendText("{\"event\": \"place\", \"pair\": \"A\"}");
      peer.expectClose(1003, MISSING);
    }
    try (RawPeer ledger = openLedger()) {
      expect(ledger, "next", "PayloadBindingException " + MISSING);
      expect(ledger, "all", "[]");
    }
  }

  @Test
  @Tag("DSP-12")
  void withoutThatTooItIsClosedAllTheSame() throws IOException {
    try (RawPeer peer = open("annotated", "bare")) {
      expect(peer, "{\"event\": \"place\", \"pair\": \"A\", \"depth\": 1}", "1");
      peer.sendText("{\"event\": \"place\", \"pair\": \"A\"}");
      peer.expectClose(1003, MISSING);
    }
  }
}
