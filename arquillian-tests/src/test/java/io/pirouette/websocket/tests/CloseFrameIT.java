// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Close frames as results. */
class CloseFrameIT extends RepliesApplication {

  private static final int MANY = 230;

  @ParameterizedTest
  @CsvSource({
    "NORMAL, 1000, ''",
    "GOING, 1001, ''",
    "PROTOCOL, 1002, Connection closed due to protocol error",
    "UNSUPPORTED, 1003, Endpoint received unsupported frame",
    "INVALID, 1007, Payload does not match the expected format or encoding",
    "POLICY, 1008, Received message violates its policy",
    "BIG, 1009, The received message exceeds the allowed size limit",
    "INTERNAL, 1011, Internal server error occurred"
  })
  @Tag("CLF-01")
  @Tag("CLF-02")
  void eachKindHasItsCodeAndAReasonThatMayBeReplaced(String kind, int code, String reason)
      throws IOException {
    try (RawPeer peer = open("closing/messages")) {
      peer.sendText(kind);
      peer.expectClose(code, reason);
    }
    try (RawPeer peer = open("offloaded/closing/messages")) {
      peer.sendText(kind + " reason-ä€😀");
      peer.expectClose(code, "reason-ä€😀");
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999})
  @Tag("CLF-03")
  void aCustomOneHasAnyCodeThatMayBeSent(int code) throws IOException {
    try (RawPeer peer = open("closing/messages")) {
      peer.sendText("custom " + code);
      peer.expectClose(code, "");
    }
    try (RawPeer peer = open("closing/messages")) {
      peer.sendText("custom " + code + " " + "ä".repeat(61) + "x");
      peer.expectClose(code, "ä".repeat(61) + "x");
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {-1, 0, 999, 1004, 1005, 1006, 1012, 1013, 1014, 1015, 2999, 5000, 65_536, 66_536})
  @Tag("CLF-04")
  void aCodeThatMayNotBeSentCutsTheConnection(int code) throws IOException {
    for (String service : List.of("closing/messages", "offloaded/closing/messages")) {
      try (RawPeer peer = open(service)) {
        peer.sendText("custom " + code + " a reason");
        peer.expectEnd();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "closing/either, custom 4001 done",
    "closing/optional, custom 4001 done",
    "offloaded/closing/either, custom 4001 done",
    "offloaded/closing/optional, custom 4001 done"
  })
  @Tag("CLF-05")
  void aMethodForMessagesOfEitherKindMayReturnOne(String service, String frame) throws IOException {
    try (RawPeer peer = open(service)) {
      peer.sendText(frame);
      peer.expectClose(4001, "done");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"closing/either", "closing/messages", "offloaded/closing/messages"})
  @Tag("CLF-05")
  void aMethodForBinaryMessagesMayReturnOne(String service) throws IOException {
    try (RawPeer peer = open(service)) {
      peer.sendBinary("custom 4001 done".getBytes(UTF_8));
      peer.expectClose(4001, "done");
    }
  }

  @Test
  @Tag("CLF-05")
  void aMethodMayDeclareAKindOfThem() throws IOException {
    try (RawPeer peer = open("closing/narrow")) {
      peer.sendText("I say so");
      peer.expectClose(1008, "I say so");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"closing", "offloaded/closing"})
  @Tag("CLF-05")
  @Tag("OPN-05")
  void onOpenMayReturnOne(String service) throws IOException {
    try (RawPeer peer = open(service + "/custom_4001_done")) {
      peer.expectClose(4001, "done");
    }
    try (RawPeer peer = open(service + "/custom_1006_done")) {
      peer.expectEnd();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"closing/error", "offloaded/closing/error"})
  @Tag("CLF-05")
  void onErrorMayReturnOneOrGoOn(String service) throws IOException {
    try (RawPeer peer = open(service)) {
      peer.sendText("none");
      peer.sendText("custom 4001 done");
      peer.expectClose(4001, "done");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"closing/error", "offloaded/closing/error"})
  @Tag("CLF-05")
  void whatOnErrorReturnsComesTooLateIfTheConnectionIsClosedAlready(String service)
      throws IOException {
    try (RawPeer peer = open(service)) {
      peer.sendBinary("custom 4001 done".getBytes(UTF_8));
      peer.expectClose(1011, "Unexpected condition");
    }
    try (RawPeer peer = open(service)) {
      peer.sendBinary("custom 1005 done".getBytes(UTF_8));
      peer.expectClose(1011, "Unexpected condition");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"closing/bindingError", "offloaded/closing/bindingError"})
  @Tag("CLF-05")
  void aMethodForBindingErrorsMayReturnOneOrGoOn(String service) throws IOException {
    try (RawPeer peer = open(service)) {
      peer.sendText("\"text\"");
      peer.sendText("7");
      peer.expectText("number 7");
      peer.sendText("true");
      peer.expectClose(1007, "Payload does not match the expected format or encoding");
    }
    expectBindingError(", found a string");
    expectBindingError(", found true");
  }

  private void expectBindingError(String end) throws IOException {
    String error = nextEvent();
    assertTrue(
        error.startsWith("error PayloadBindingException: data binding failed: $: expected"), error);
    assertTrue(error.endsWith(end), error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"event\":\"order\",\"number\":4001}|4001|ordered",
        "{\"event\":\"order\",\"number\":\"many\"}|1003|no order",
        "{\"event\":\"an offer\",\"number\":4001}|1008|offered",
        "{\"event\":\"another\",\"number\":4001}|1001|neither"
      })
  @Tag("CLF-05")
  void customMethodsAndTheirErrorMethodsMayReturnOne(String message, int code, String reason)
      throws IOException {
    for (String service : List.of("closing/custom", "offloaded/closing/custom")) {
      try (RawPeer peer = open(service)) {
        peer.sendText(message);
        peer.expectClose(code, reason);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"closing/messages", "offloaded/closing/messages"})
  @Tag("CLF-01")
  void noMessageIsDeliveredAfterIt(String service) throws IOException {
    try (RawPeer peer = open(service)) {
      peer.sendAll(
          Frame.text("hello"),
          Frame.text("POLICY"),
          Frame.text("hello"),
          Frame.text("GOING"),
          Frame.binary("GOING".getBytes(UTF_8)));
      peer.expect(Frame.close(1008, "Received message violates its policy"));
      peer.cut();
    }
    expectEvents("hello");
  }

  @ParameterizedTest
  @ValueSource(strings = {"brief/messages", "brief/either"})
  @Tag("CAL-20")
  @Tag("CLF-01")
  void aPeerThatDoesNotAnswerIsCutAfterTheConfiguredTime(String service) throws IOException {
    try (RawPeer peer = open(service)) {
      peer.sendText("custom 4001 done");
      peer.expect(Frame.close(4001, "done"));
      peer.expectEnd();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"closing/messages", "offloaded/closing/messages"})
  @Tag("CLF-01")
  void peersThatDoNotAnswerHoldNoThreads(String service) throws IOException {
    List<RawPeer> silent = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      silent.add(open(service));
      silent.get(i).sendText("custom 4001 done");
      silent.get(i).expect(Frame.close(4001, "done"));
    }
    try (RawPeer bystander = open(service)) {
      bystander.sendText("hello");
      expectEvents("hello");
    }
    for (RawPeer peer : silent) {
      peer.answerClose(4001);
      peer.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"statusMap, '{\"statusCode\":4000}'", "refusal, ''"})
  @Tag("CLF-06")
  void whatOnlyLooksLikeOneIsData(String name, String json) throws IOException {
    String refusal = "{\"reason\":\"no\",\"statusCode\":4000,\"type\":\"CloseFrame\"}";
    try (RawPeer peer = open("replies/object")) {
      peer.sendText(name);
      peer.expectText(json.isEmpty() ? refusal : json);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POLICY, Received message violates its policy: Status code: 1008",
    "NORMAL, Connection closed Status code: 1000",
    "custom 4001 done, done: Status code: 4001",
    "custom 4001, Connection closed Status code: 4001",
    "custom 1005 unsendable, Connection closed Status code: 1006"
  })
  @Tag("CLF-04")
  @Tag("CLF-07")
  void aClientThatReadsIsTold(String command, String message) {
    try (Client client = Client.connect(at("closing/messages").toString())) {
      client.writeTextMessage(command);
      ConnectionClosureException closed =
          assertThrows(ConnectionClosureException.class, client::readTextMessage);
      assertEquals(message, closed.getMessage());
      assertFalse(client.isOpen());
    }
  }
}
