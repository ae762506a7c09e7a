// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.Dialogue.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.Message.BinaryMessage;
import io.pirouette.websocket.Message.TextMessage;
import io.pirouette.websocket.PayloadType;
import io.pirouette.websocket.error.PayloadBindingException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Specification section 4.3: the forms of a read, and what they make of a message. */
@ExtendWith(LeakCheck.class)
class ReadMessageTest {

  private static final byte[] NOT_UTF_8 = {'a', (byte) 0xff};
  private static final String ORDER = "{\"id\": \"a-1\", \"quantity\": 2}";

  /** What JSON is bound to. */
  public record Order(String id, int quantity) {}

  private static final class Orders extends PayloadType<List<Order>> {}

  private static Frame utf8(String text) {
    return Frame.binary(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Arguments form(
      String name, Frame frame, Function<Client, Object> read, Object expected) {
    return arguments(name, frame, read, expected);
  }

  static Stream<Arguments> forms() {
    Order order = new Order("a-1", 2);
    return Stream.of(
        form("text", Frame.text(ORDER), Client::readTextMessage, ORDER),
        form("message of text", Frame.text("t"), Client::readMessage, new TextMessage("t")),
        form(
            "message of bytes",
            Frame.binary(NOT_UTF_8),
            Client::readMessage,
            new BinaryMessage(NOT_UTF_8)),
        form("string of text", Frame.text("\"q"), c -> c.readMessage(String.class), "\"q"),
        form("string of bytes", utf8("\u6c34"), c -> c.readMessage(String.class), "\u6c34"),
        form("record of text", Frame.text(ORDER), c -> c.readMessage(Order.class), order),
        form("record of bytes", utf8(ORDER), c -> c.readMessage(Order.class), order),
        form("number", Frame.text("42"), c -> c.readMessage(Integer.class), 42),
        form("truth", Frame.text("true"), c -> c.readMessage(Boolean.class), true),
        form(
            "list of text",
            Frame.text("[" + ORDER + "," + ORDER + "]"),
            c -> c.readMessage(new Orders()),
            List.of(order, order)),
        form("list of bytes", utf8("[]"), c -> c.readMessage(new Orders()), List.of()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  @Tag("RDG-03")
  void eachFormOfAReadGetsItsValue(
      String name, Frame frame, Function<Client, Object> read, Object expected) throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.connection().send(frame);
      assertEquals(expected, read.apply(dialogue.client()), name);
    }
  }

  @Test
  @Tag("RDG-03")
  void aByteArrayIsTheBytesOfABinaryMessage() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.connection().sendAll(Frame.binary(NOT_UTF_8), Frame.binary(NOT_UTF_8));
      assertArrayEquals(NOT_UTF_8, dialogue.client().readBinaryMessage());
      assertArrayEquals(NOT_UTF_8, dialogue.client().readMessage(byte[].class));
    }
  }

  private static Arguments misfit(String name, Frame frame, Function<Client, Object> read) {
    return arguments(name, frame, read);
  }

  static Stream<Arguments> misfits() {
    Function<Client, Object> order = client -> client.readMessage(Order.class);
    Function<Client, Object> orders = client -> client.readMessage(new Orders());
    return Stream.of(
        misfit("cut off", Frame.text("{\"id\": \"a-1\""), order),
        misfit("nothing", Frame.text(""), order),
        misfit("no JSON", Frame.text("plain"), client -> client.readMessage(Integer.class)),
        misfit("a record for a list", Frame.text(ORDER), orders),
        misfit("a field of another type", Frame.text(ORDER.replace("2", "\"many\"")), order),
        misfit("brackets without end", Frame.text("[".repeat(20_000)), orders),
        misfit("a text for bytes", Frame.text("plain"), c -> c.readMessage(byte[].class)),
        misfit("a text not in UTF-8", Frame.binary(NOT_UTF_8), c -> c.readMessage(String.class)),
        misfit("JSON not in UTF-8", Frame.binary(NOT_UTF_8), order));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("misfits")
  @Tag("RDG-04")
  void aMessageThatDoesNotFitIsConsumedAndTheConnectionGoesOn(
      String name, Frame frame, Function<Client, Object> read) throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Client client = dialogue.client();
      dialogue.connection().sendAll(frame, Frame.text("next"));
      PayloadBindingException misfit =
          assertFails(PayloadBindingException.class, Phase.READ, () -> read.apply(client));
      String message = misfit.getMessage();
      assertTrue(message.matches("(?s)data binding failed: .+"), name + ": " + message);
      assertTrue(client.isOpen());
      assertEquals("next", client.readTextMessage());
    }
  }

  @Test
  @Tag("RDG-06")
  void theTypeOfOneReadIsForgottenByTheNext() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Client client = dialogue.client();
      dialogue.connection().sendAll(Frame.text(ORDER), Frame.text(ORDER), Frame.text("plain"));
      assertEquals(new Order("a-1", 2), client.readMessage(Order.class));
      assertEquals(ORDER, client.readTextMessage());
      assertEquals(new TextMessage("plain"), client.readMessage());
    }
  }
}
