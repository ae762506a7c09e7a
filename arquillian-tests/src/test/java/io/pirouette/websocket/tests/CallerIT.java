// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Specification section 3.2: what a caller writes, and what it tells about its connection. */
class CallerIT extends CallerApplication {

  @Test
  @Tag("CAL-01")
  @Tag("CAL-19")
  void anyThreadMayWriteAndWhatIsWrittenArrives() throws IOException {
    try (RawPeer peer = open("held")) {
      expect("text hello", "done");
      peer.expectText("hello");
      expect("bytes hello", "done");
      peer.expect(Frame.binary("hello".getBytes(UTF_8)));
      expect("ping hello", "done");
      peer.expect(Frame.control(Frame.PING, "hello"));
      expect("pong hello", "done");
      peer.expect(Frame.control(Frame.PONG, "hello"));
      expect("close", "done");
      peer.expectClose(1000, "");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "string | say \"hi\"",
        "empty | ``",
        "textMessage | a text",
        "null | null",
        "record | {\"id\":7,\"name\":\"pen \\\"ä€😀\\\"\"}",
        "list | [\"a\",\"b\"]",
        "map | {\"a\":1}",
        "number | 5",
        "boolean | true"
      })
  @Tag("CAL-02")
  void writeMessageSendsTextAsItIsAndValuesAsJson(String kind, String text) throws IOException {
    try (RawPeer peer = open("held")) {
      expect("message " + kind, "done");
      peer.expectText(text);
    }
  }

  @Test
  @Tag("CAL-02")
  void writeMessageSendsBytesAsABinaryMessage() throws IOException {
    try (RawPeer peer = open("held")) {
      expect("message bytes", "done");
      peer.expect(Frame.binary("bytes".getBytes(UTF_8)));
      expect("message binaryMessage", "done");
      peer.expect(Frame.binary("bytes".getBytes(UTF_8)));
    }
  }

  @Test
  @Tag("CAL-02")
  void aValueThatCannotBeWrittenIsAnErrorAndNothingIsSent() throws IOException {
    try (RawPeer peer = open("held")) {
      String failure = ask("message unwritable");
      assertTrue(failure.startsWith("WebSocketException: A value of "), failure);
      assertTrue(failure.contains("Unwritable cannot be written"), failure);
      expect("message half", "CorruptedFrameException: unpaired surrogate at index 5");
      expect("text next", "done");
      peer.expectText("next");
    }
  }

  @Test
  @Tag("SUB-02")
  @Tag("SUB-03")
  void getNegotiatedSubProtocolTellsWhatTheUpgradeHasAgreedOn() throws IOException {
    Handshake offer = Handshake.of(at("held")).with("Sec-WebSocket-Protocol: orders.v1, orders.v2");
    try (RawPeer peer = RawPeer.open(at("held"), offer)) {
      peer.sendText("protocol");
      expectOutcome("orders.v1");
    }
    expect("protocol", "orders.v1");
  }

  @ParameterizedTest
  @CsvSource({
    "held, Sec-WebSocket-Protocol: chat",
    "held, X-None: offered",
    "brief, X-None: known"
  })
  @Tag("SUB-03")
  void withoutAnAgreementThereIsNoSubProtocol(String service, String offer) throws IOException {
    Handshake handshake = Handshake.of(at(service)).with(offer);
    try (RawPeer peer = RawPeer.open(at(service), handshake)) {
      peer.sendText("protocol");
      expectOutcome("none");
    }
  }

  @Test
  @Tag("CAL-05")
  void aConnectionKeepsItsIdAndNoOtherHasIt() throws IOException {
    String other = UUID.randomUUID().toString();
    try (RawPeer otherControl = control(other);
        RawPeer otherPeer = RawPeer.open(Archives.at(base, "held/" + other))) {
      otherPeer.sendText("id");
      String otherId = otherControl.nextText();
      String id;
      try (RawPeer peer = open("held")) {
        id = ask("id");
        assertFalse(id.isBlank());
        assertNotEquals(otherId, id);
        expect("get onOpen", id);
        peer.sendText("id");
        expectOutcome(id);
      }
      assertEquals(id, awaitOther("get onClose", "null"));
      expect("id", id);
    }
  }

  @Test
  @Tag("CAL-06")
  void aConnectionWithoutTlsIsNotSecure() throws IOException {
    try (RawPeer peer = open("held")) {
      peer.sendText("secure");
      expectOutcome("false");
    }
  }

  @Test
  @Tag("CAL-07")
  void aConnectionIsNotOpenAfterThePeersClosure() throws IOException {
    try (RawPeer peer = open("held")) {
      expect("open", "true");
      peer.sendText("open");
      expectOutcome("true");
    }
    awaitNotOpen();
  }

  @Test
  @Tag("CAL-07")
  @Tag("CAL-19")
  void aCallerStillAnswersAfterTheLossOfItsConnectionAndItsWritesFail() throws IOException {
    try (RawPeer peer = open("held")) {
      // Payara does not notice the loss of a connection on which nothing has come yet.
      peer.sendText("set colour red");
      expectOutcome("done");
      peer.cut();
    }
    awaitNotOpen();
    for (String write : new String[] {"text a", "bytes a", "message null", "ping a", "pong a"}) {
      String failure = ask(write);
      assertTrue(failure.startsWith("ConnectionClosureException: "), failure);
    }
    expect("close", "done");
    expect("get colour", "red");
    String path = ask("path");
    assertTrue(path.endsWith("/held/" + topic), path);
    expect("secure", "false");
  }

  @Test
  @Tag("CAL-08")
  void nothingCanBeWrittenAfterTheOwnClose() throws IOException {
    String refusal = "ConnectionClosureException: Close frame already sent. ";
    try (RawPeer peer = open("held")) {
      expect("close", "done");
      expect("text late", refusal + "Cannot push text data!");
      expect("bytes late", refusal + "Cannot push binary data.");
      expect("message record", refusal + "Cannot push text data!");
      expect("message null", refusal + "Cannot push text data!");
      expect("message textMessage", refusal + "Cannot push text data!");
      expect("message bytes", refusal + "Cannot push binary data.");
      for (String write : new String[] {"ping late", "pong late"}) {
        String failure = ask(write);
        assertTrue(failure.startsWith(refusal), failure);
      }
      peer.expectClose(1000, "");
    }
  }

  @Test
  @Tag("CAL-19")
  void theMethodsOfOtherConnectionsMayUseACaller() throws IOException {
    String other = UUID.randomUUID().toString();
    try (RawPeer otherControl = control(other);
        RawPeer otherPeer = RawPeer.open(Archives.at(base, "held/" + other));
        RawPeer peer = open("held")) {
      expect("open", "true");
      otherPeer.sendText(topic + ":text from the other");
      otherControl.expectText("done");
      peer.expectText("from");
      otherPeer.sendText(topic + ":close");
      otherControl.expectText("done");
      peer.expectClose(1000, "");
      otherPeer.sendText(topic + ":text late");
      otherControl.expectText(
          "ConnectionClosureException: Close frame already sent. Cannot push text data!");
    }
  }

  @Test
  @Tag("CAL-03")
  @Tag("CAL-04")
  void attributesAreThoseOfTheConnectionWhoeverAsks() throws IOException {
    try (RawPeer peer = open("held")) {
      expect("set colour red", "done");
      peer.sendText("get colour");
      expectOutcome("red");
      peer.sendText("set colour green");
      expectOutcome("done");
      expect("remove colour", "green");
      expect("remove colour", "null");
      expect("get colour", "null");
    }
  }
}
