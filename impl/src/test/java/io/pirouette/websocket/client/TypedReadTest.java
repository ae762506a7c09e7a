// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.Message;
import io.pirouette.websocket.PayloadType;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

/** Section 4.3: what a message becomes, by the rules of the remote methods of a service. */
@ExtendWith(LeakCheck.class)
@Tag("RDG-03")
class TypedReadTest {

  private static final String ORDER = "{\"id\":\"a\",\"quantity\":2}";

  private static <T> Arguments as(Class<T> type, String message, Object value) {
    Function<Client, Object> read = client -> client.readMessage(type);
    return arguments(type.getSimpleName(), read, message, value);
  }

  private static <T> Arguments as(PayloadType<T> type, String message, Object value) {
    Function<Client, Object> read = client -> client.readMessage(type);
    return arguments(type.toString(), read, message, value);
  }

  static Stream<Arguments> byClass() {
    return Stream.of(
        as(String.class, "{\"plain\"", "{\"plain\""),
        as(String.class, "", ""),
        as(Integer.class, " 5 ", 5),
        as(int.class, "-2147483648", Integer.MIN_VALUE),
        as(long.class, "9223372036854775807", Long.MAX_VALUE),
        as(Double.class, "1.5", 1.5),
        as(boolean.class, "true", true),
        as(BigDecimal.class, "1.10", new BigDecimal("1.10")),
        as(Payload.Order.class, ORDER, new Payload.Order("a", 2)),
        as(Payload.Ticket.class, "{\"id\":\"a\"}", new Payload.Ticket("a")),
        as(Payload.Bean.class, "{\"name\":\"n\"}", Payload.Bean.of("n", 7)),
        as(Payload.Bean.class, "{\"name\":\"n\",\"count\":1,\"x\":0}", Payload.Bean.of("n", 1)),
        as(Payload.Color.class, "RED", Payload.Color.RED),
        as(Payload.Color.class, "\"GREEN\"", Payload.Color.GREEN),
        as(Payload.Shape.class, "{\"side\":1}", new Payload.Square(1)),
        as(Payload.Shape.class, "{\"side\":1,\"radius\":2}", new Payload.Circle(2)),
        as(JsonValue.class, "null", JsonValue.NULL),
        as(JsonValue.class, "\"text\"", Json.createValue("text")),
        as(JsonObject.class, "{}", JsonValue.EMPTY_JSON_OBJECT),
        as(JsonArray.class, "[]", JsonValue.EMPTY_JSON_ARRAY),
        as(Object.class, "{\"a\":[true,\"x\"]}", Map.of("a", List.of(true, "x"))),
        as(Object.class, "\"text\"", "text"));
  }

  static Stream<Arguments> byPayloadType() {
    return Stream.of(
        as(
            new PayloadType<List<Payload.Order>>() {},
            "[" + ORDER + "]",
            List.of(new Payload.Order("a", 2))),
        as(
            new PayloadType<Map<String, List<Payload.Order>>>() {},
            "{\"x\":[" + ORDER + "]}",
            Map.of("x", List.of(new Payload.Order("a", 2)))),
        as(new PayloadType<Map<String, Integer>>() {}, "{\"a\":1,\"b\":2}", Map.of("a", 1, "b", 2)),
        as(
            new PayloadType<Set<Payload.Color>>() {},
            "[\"RED\",\"RED\"]",
            Set.of(Payload.Color.RED)),
        as(new PayloadType<List<List<Integer>>>() {}, "[[1],[]]", List.of(List.of(1), List.of())),
        as(new PayloadType<Optional<Integer>>() {}, "5", Optional.of(5)),
        as(new PayloadType<Optional<Integer>>() {}, "null", Optional.empty()),
        as(new PayloadType<Payload.Order>() {}, ORDER, new Payload.Order("a", 2)),
        as(new PayloadType<String>() {}, "[1]", "[1]"));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource({"byClass", "byPayloadType"})
  void aMessageOfEitherKindBecomesTheTypeThatIsAskedFor(
      String name, Function<Client, Object> read, String message, Object value) throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.connection().sendText(message);
      assertEquals(value, read.apply(dialogue.client()), name);
      dialogue.connection().sendBinary(message.getBytes(StandardCharsets.UTF_8));
      assertEquals(value, read.apply(dialogue.client()), name);
    }
  }

  @Test
  void whatIsOptionalOrNullableMayBeAbsent() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue
          .connection()
          .sendText("{\"name\":\"n\",\"color\":\"RED\",\"orders\":[" + ORDER + "]}");
      assertEquals(
          new Payload.Customer(
              "n", Optional.empty(), null, Payload.Color.RED, List.of(new Payload.Order("a", 2))),
          dialogue.client().readMessage(Payload.Customer.class));
    }
  }

  @Test
  void aMessageIsWhatItIs() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.connection().sendAll(Frame.text("[1]"), Frame.binary(new byte[] {-1}));
      assertEquals(new Message.TextMessage("[1]"), dialogue.client().readMessage(Message.class));
      assertEquals(
          new Message.BinaryMessage(new byte[] {-1}), dialogue.client().readMessage(Message.class));
    }
  }

  @Test
  void bytesAreThoseOfABinaryMessageOrAnArrayOfNumbers() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Client client = dialogue.client();
      for (int i = 0; i < 2; i++) {
        dialogue.connection().sendAll(Frame.text("[0,255]"), Frame.binary(new byte[] {'[', -1}));
      }
      assertArrayEquals(new byte[] {0, -1}, client.readMessage(byte[].class));
      assertArrayEquals(new byte[] {'[', -1}, client.readMessage(byte[].class));
      assertEquals(
          ByteBuffer.wrap(new byte[] {0, -1}),
          client.readMessage(new PayloadType<ByteBuffer>() {}));
      assertEquals(ByteBuffer.wrap(new byte[] {'[', -1}), client.readMessage(ByteBuffer.class));
    }
  }

  @Test
  void anArrayHasItsElements() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.connection().sendAll(Frame.text("[1,2]"), Frame.text("[" + ORDER + "]"));
      assertArrayEquals(new int[] {1, 2}, dialogue.client().readMessage(int[].class));
      assertArrayEquals(
          new Payload.Order[] {new Payload.Order("a", 2)},
          dialogue.client().readMessage(Payload.Order[].class));
    }
  }

  @Test
  void xmlIsATreeOrAValue() throws IOException {
    String note = "<note id='5'><text>t</text><more/></note>";
    try (Dialogue dialogue = Dialogue.open()) {
      Client client = dialogue.client();
      for (int i = 0; i < 2; i++) {
        dialogue
            .connection()
            .sendAll(Frame.text(note), Frame.binary(note.getBytes(StandardCharsets.UTF_8)));
      }
      for (int i = 0; i < 2; i++) {
        Document document = client.readMessage(Document.class);
        assertEquals("t", document.getDocumentElement().getTextContent());
      }
      assertEquals("Note[5 t]", client.readMessage(Payload.Note.class).toString());
      assertEquals("Note[5 t]", client.readMessage(Payload.Note.class).toString());
    }
  }
}
