// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 3.2: what a remote method returns is the reply. */
class ReplyIT extends RepliesApplication {

  private static final byte[] BYTES = {0, 127, -128, -1};

  /** By the names that the application knows. */
  static final Map<String, Frame> FRAMES = new LinkedHashMap<>();

  static {
    FRAMES.put("int", Frame.text("7"));
    FRAMES.put("long", Frame.text("9223372036854775807"));
    FRAMES.put("double", Frame.text("1.5"));
    FRAMES.put("boolean", Frame.text("true"));
    FRAMES.put("decimal", Frame.text("12345678901234567890.0123456789"));
    FRAMES.put("record", Frame.text("{\"id\":7,\"name\":\"a \\\"pen\\\"\"}"));
    FRAMES.put("bean", Frame.text("{\"count\":1,\"items\":[{\"id\":1,\"name\":\"a\"}]}"));
    FRAMES.put("list", Frame.text("[{\"id\":1,\"name\":\"a\"},{\"id\":2,\"name\":\"b\"}]"));
    FRAMES.put("enums", Frame.text("[\"RED\",\"GREEN\"]"));
    FRAMES.put("map", Frame.text("{\"a\":{\"id\":1,\"name\":\"b\"}}"));
    FRAMES.put("ints", Frame.text("[-1,0,300]"));
    FRAMES.put("strings", Frame.text("[\"a\",\"\\\"b\\\"\"]"));
    FRAMES.put("records", Frame.text("[{\"id\":1,\"name\":\"a\"}]"));
    FRAMES.put("json", Frame.text("{\"a\":1,\"b\":null}"));
    FRAMES.put("jsonText", Frame.text("\"a \\\"text\\\"\""));
    FRAMES.put("string", Frame.text("say \"hi\" ä€😀"));
    FRAMES.put("noText", Frame.text(""));
    FRAMES.put("bytes", Frame.binary(BYTES));
    FRAMES.put("noBytes", Frame.binary(new byte[0]));
    FRAMES.put("buffer", Frame.binary(new byte[] {1, 2}));
    FRAMES.put("enum", Frame.text("GREEN"));
    FRAMES.put("textMessage", Frame.text("a \"text\""));
    FRAMES.put("binaryMessage", Frame.binary(new byte[] {1, -1}));
    FRAMES.put("present", Frame.text("{\"id\":7,\"name\":\"there\"}"));
    FRAMES.put("presentText", Frame.text("a \"text\""));
  }

  static Set<String> names() {
    return FRAMES.keySet();
  }

  @ParameterizedTest
  @MethodSource("names")
  @Tag("RET-01")
  @Tag("RET-02")
  @Tag("RET-03")
  @Tag("RET-06")
  @Tag("RET-10")
  void aValueOfEachDeclaredTypeIsSentAsWhatItIs(String type) throws IOException {
    try (RawPeer peer = open("replies/" + type)) {
      peer.sendText(type);
      peer.expect(FRAMES.get(type));
    }
  }

  @Test
  @Tag("RET-03")
  void aValueDeclaredAsObjectIsSentByItsRunTimeClass() throws IOException {
    try (RawPeer peer = open("replies/object");
        RawPeer either = open("replies/message")) {
      for (String name : names()) {
        peer.sendText(name);
        peer.expect(FRAMES.get(name));
        peer.sendBinary(name.getBytes(UTF_8));
        peer.expect(FRAMES.get(name));
        either.sendText(name);
        either.expect(FRAMES.get(name));
        either.sendBinary(name.getBytes(UTF_8));
        either.expect(FRAMES.get(name));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  @Tag("OPN-05")
  void whatOnOpenReturnsIsTheFirstMessageOfWhateverType(String name) throws IOException {
    try (RawPeer peer = open("opening/value/" + name)) {
      peer.sendText("hello");
      peer.expect(FRAMES.get(name));
      peer.expectText("echo hello");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "empty"})
  @Tag("OPN-05")
  @Tag("RET-05")
  void anOnOpenThatReturnsNothingSendsNothing(String name) throws IOException {
    try (RawPeer peer = open("opening/value/" + name)) {
      peer.sendText("hello");
      peer.expectText("echo hello");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "string, null",
    "bytes, null",
    "boxed, null",
    "record, null",
    "list, null",
    "document, null",
    "textMessage, null",
    "present, empty",
    "presentText, empty",
    "object, null",
    "object, empty"
  })
  @Tag("RET-05")
  void nullAndAnEmptyOptionalSendNothing(String type, String nothing) throws IOException {
    String something = type.equals("boxed") ? "int" : type.equals("object") ? "string" : type;
    try (RawPeer peer = open("replies/" + type)) {
      peer.sendText(nothing);
      peer.sendText(something);
      if (type.equals("document")) {
        expectTheDocument(peer);
      } else {
        peer.expect(FRAMES.get(something));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"document", "object"})
  @Tag("RET-04")
  void anXmlDocumentIsSentAsItsText(String type) throws IOException {
    try (RawPeer peer = open("replies/" + type)) {
      peer.sendText("document");
      expectTheDocument(peer);
    }
  }

  /** Whether it has a declaration is nobody's business. */
  private static void expectTheDocument(RawPeer peer) throws IOException {
    String text = peer.nextText();
    assertTrue(text.endsWith("<note lang=\"en\">1 &lt; 2 €</note>"), text);
  }

  @Test
  @Tag("RET-03")
  void aSealedInterfaceIsSentAsTheRecordThatItIs() throws IOException {
    try (RawPeer peer = open("replies/answer")) {
      peer.sendText("record");
      peer.expect(FRAMES.get("record"));
      peer.sendText("refusal");
      peer.expectText("{\"reason\":\"no\",\"statusCode\":4000,\"type\":\"CloseFrame\"}");
    }
  }

  @Test
  @Tag("CLF-05")
  @Tag("CLF-06")
  void anObjectMayBeDataAndThenACloseFrame() throws IOException {
    try (RawPeer peer = open("replies/object")) {
      peer.sendText("record");
      peer.expect(FRAMES.get("record"));
      peer.sendText("close");
      peer.expectClose(1008, "enough");
    }
  }

  static Stream<String> awkward() {
    StringBuilder controls = new StringBuilder();
    for (char c = 0; c < ' '; c++) {
      controls.append(c);
    }
    return Stream.of(
        controls.toString(),
        "\"quoted\" 'twice' \\\"and escaped\\\\",
        "</script> / \u007f \u0080 \u2028 \u2029 \ufeff \uffff",
        "ä€😀",
        "{\"id\": 1}",
        "   spaces   ");
  }

  @ParameterizedTest
  @MethodSource("awkward")
  @Tag("RET-06")
  void whateverIsInATextSurvivesTheRoundTrip(String name) throws IOException {
    JsonObject sent = Json.createObjectBuilder().add("id", 1).add("name", name).build();
    try (RawPeer peer = open("replies/roundTrip")) {
      peer.sendText(sent.toString());
      String reply = peer.nextText();
      assertEquals(sent, Json.createReader(new StringReader(reply)).readObject());
      assertTrue(reply.startsWith("{\"id\":1,\"name\":\""), reply);
      peer.sendText(reply);
      peer.expectText(reply);
      peer.sendBinary(reply.getBytes(UTF_8));
      peer.expectText(reply);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "string, text",
    "noText, text",
    "record, text",
    "enum, text",
    "document, text",
    "textMessage, text",
    "bytes, binary",
    "noBytes, binary",
    "buffer, binary",
    "binaryMessage, binary"
  })
  @Tag("RET-07")
  void aReplyAfterTheServicesOwnCloseIsNotSentAndReported(String name, String kind)
      throws IOException {
    try (RawPeer peer = open("replies/object")) {
      peer.sendText("close " + name);
      peer.expectClose(1000, "");
    }
    expectEvents(
        "error ConnectionClosureException: Close frame already sent. Cannot push "
            + (kind.equals("text") ? "text data!" : "binary data."));
  }

  @Test
  @Tag("RET-05")
  @Tag("RET-07")
  void nothingIsReportedIfThereIsNoReplyAfterTheServicesOwnClose() throws IOException {
    try (RawPeer peer = open("replies/object")) {
      peer.sendText("close null");
      peer.expectClose(1000, "");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"unwritable", "half"})
  @Tag("T30")
  void aReplyThatCannotBeWrittenIsReportedAndTheConnectionStaysOpen(String name)
      throws IOException {
    try (RawPeer peer = open("replies/object")) {
      peer.sendText(name);
      String event = nextEvent();
      assertTrue(event.startsWith("error ") && event.contains("Exception: "), event);
      peer.sendText("string");
      peer.expect(FRAMES.get("string"));
    }
  }
}
