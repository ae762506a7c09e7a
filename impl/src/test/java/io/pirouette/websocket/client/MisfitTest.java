// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.Dialogue.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.PayloadType;
import io.pirouette.websocket.error.PayloadBindingException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawServer;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

/** A message that cannot become what was asked for: the read fails, and the next one goes on. */
@ExtendWith(LeakCheck.class)
class MisfitTest {

  private static final String DEEP = "nested deeper than 64 levels";

  private static <T> Arguments as(Class<T> type, String message, String detail) {
    Function<Client, Object> read = client -> client.readMessage(type);
    return arguments(read, message, detail);
  }

  private static <T> Arguments as(PayloadType<T> type, String message, String detail) {
    Function<Client, Object> read = client -> client.readMessage(type);
    return arguments(read, message, detail);
  }

  static Stream<Arguments> misfits() {
    PayloadType<List<Payload.Order>> orders = new PayloadType<>() {};
    PayloadType<Map<String, Integer>> counts = new PayloadType<>() {};
    return Stream.of(
        as(int.class, "1.5", "$: expected an integer"),
        as(Integer.class, "\"5\"", "$: expected an integer"),
        as(
            int.class,
            "3000000000",
            "$: expected an integer from -2147483648 to 2147483647, found another number"),
        as(double.class, "1e400", "$: expected"),
        as(Boolean.class, "\"true\"", "$: expected true or false, found a string"),
        as(Integer.class, "null", "$: expected an integer"),
        as(Payload.Order.class, "{\"id\":\"a\"}", "$.quantity is missing"),
        as(
            Payload.Order.class,
            "{\"id\":5,\"quantity\":1}",
            "$.id: expected a string, found a number"),
        as(Payload.Order.class, "[]", "$: expected an object, found an array"),
        as(Payload.Order.class, "null", "$: expected an object, found null"),
        as(Payload.Order.class, "{\"id\":\"a\",\"id\":\"b\"}", "$.id is there twice"),
        as(Payload.Order.class, "{\"id\":\"a\",\"quantity\":1} x", "text after the JSON value"),
        as(Payload.Order.class, "{\"id\":", "malformed JSON at line "),
        as(Payload.Ticket.class, "{\"id\":\"a\",\"x\":1}", "$.x is unknown"),
        as(Payload.Bean.class, "{\"count\":1}", "$.name is missing"),
        as(Payload.Color.class, "BLUE", "$: no constant of Color"),
        as(Payload.Shape.class, "{}", "no type of Shape fits"),
        as(orders, "{}", "$: expected an array, found an object"),
        as(orders, "[{\"id\":\"a\",\"quantity\":1},{}]", "$[1].id is missing"),
        as(counts, "{\"a\":\"1\"}", "$.a: expected an integer"),
        as(Document.class, "<a>", "failed to parse xml: "),
        as(Payload.Note.class, "<note id='x'/>", "failed to parse xml: "),
        as(Payload.Note.class, "<!DOCTYPE note><note/>", "failed to parse xml: "));
  }

  static Stream<Arguments> hostile() {
    PayloadType<Map<String, Integer>> counts = new PayloadType<>() {};
    return Stream.of(
        as(JsonValue.class, "[".repeat(65), DEEP),
        as(JsonValue.class, "[".repeat(1_000), DEEP),
        as(Object.class, "[".repeat(100_000), DEEP),
        as(Object.class, "{\"a\":".repeat(1_000_000), DEEP),
        as(Payload.Order.class, "[".repeat(1_000_000), "$: expected an object, found an array"),
        as(BigDecimal.class, "9".repeat(1_000_000), "$: a number of more than 1000 characters"),
        as(int.class, "9".repeat(1_001), "$: a number of more than 1000 characters"),
        as(int.class, "1e999999999", "$: an exponent of more than four digits"),
        as(long.class, "1e999999999", "$: an exponent of more than four digits"),
        as(double.class, "1e999999999", "$: an exponent of more than four digits"),
        as(BigDecimal.class, "1e-999999999", "$: an exponent of more than four digits"),
        as(JsonValue.class, "[1e999999999]", "$[0]: an exponent of more than four digits"),
        as(counts, names(1_000_000), "an object of more than 100000 names"),
        as(JsonValue.class, names(100_001), "an object of more than 100000 names"),
        as(JsonValue.class, "{\"a\":1,\"\\u0061\":1}", "$.a is there twice"),
        as(JsonValue.class, "[NaN]", "malformed JSON at line "),
        as(JsonValue.class, "\u0000[]", "malformed JSON at line "),
        as(JsonValue.class, "\ufeff[]", "malformed JSON at line "),
        as(Payload.Ticket.class, "{\"id\":\"\\ud800\"}", "$.id: half a surrogate pair"),
        as(Payload.Ticket.class, "{\"id\":\"a\",\"@type\":\"b\"}", "$.@type is unknown"),
        as(Document.class, "<a>".repeat(1_000_000), "failed to parse xml: "));
  }

  /** Names that all have the same hash code. */
  private static String names(int count) {
    String[] alike = {"A}", "B^", "C?", "D "};
    StringBuilder names = new StringBuilder("{");
    for (int i = 0; i < count; i++) {
      names.append(i == 0 ? "\"" : ",\"");
      for (int digits = i, n = 0; n < 10; digits /= 4, n++) {
        names.append(alike[digits % 4]);
      }
      names.append("\":1");
    }
    return names.append("}").toString();
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource({"misfits", "hostile"})
  @Tag("RDG-04")
  @Tag("T40")
  @Tag("T41")
  void theReadFailsAndTheNextOneGoesOn(Function<Client, Object> read, String message, String detail)
      throws IOException {
    ClientConfiguration roomy = Dialogue.patient().maxMessageSize(64L << 20).build();
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    try (Dialogue dialogue = Dialogue.open(roomy)) {
      for (int opcode : new int[] {Frame.TEXT, Frame.BINARY}) {
        Call<Void> sending =
            Call.doing(() -> dialogue.connection().sendFragments(opcode, bytes, 60_000));
        PayloadBindingException misfit =
            assertFails(
                PayloadBindingException.class, Phase.READ, () -> read.apply(dialogue.client()));
        assertBegins("data binding failed: " + detail, misfit.getMessage());
        sending.result();
        assertTrue(dialogue.client().isOpen());
        dialogue.connection().sendText("next");
        assertEquals("next", dialogue.client().readTextMessage());
      }
    }
  }

  private static void assertBegins(String beginning, String text) {
    assertTrue(text.startsWith(beginning), () -> text + "\ndoes not begin with\n" + beginning);
  }

  @Test
  @Tag("RDG-04")
  void aTextForBytesThatIsNoArrayOfThem() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      for (String message : List.of("[256]", "[-1]", "[1.5]", "[\"1\"]")) {
        dialogue.connection().sendText(message);
        assertBegins(
            "data binding failed: $[0]: expected an integer from 0 to 255, found ",
            assertFails(
                    PayloadBindingException.class,
                    Phase.READ,
                    () -> dialogue.client().readMessage(byte[].class))
                .getMessage());
      }
    }
  }

  @Test
  @Tag("RDG-04")
  void bytesThatAreNotUtf8() throws IOException {
    List<Class<?>> types =
        List.of(String.class, Payload.Order.class, Payload.Color.class, Document.class);
    try (Dialogue dialogue = Dialogue.open()) {
      for (Class<?> type : types) {
        dialogue.connection().sendBinary(new byte[] {'"', (byte) 0xff, '"'});
        assertFails(
            PayloadBindingException.class,
            Phase.READ,
            "data binding failed: the bytes are not UTF-8",
            () -> dialogue.client().readMessage(type));
      }
    }
  }

  @Test
  @Tag("T39")
  void nothingOutsideOfXmlIsLookedAt(@TempDir Path directory) throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), "content of the file");
    try (RawServer server = RawServer.start();
        Dialogue dialogue = Dialogue.open()) {
      String http = "http://" + server.authority() + "/x";
      for (String uri : List.of(secret.toUri().toString(), http, "jar:" + http + ".jar!/x")) {
        for (String type :
            List.of(
                " SYSTEM \"" + uri + "\"",
                " [<!ENTITY e SYSTEM \"" + uri + "\">]",
                " [<!ENTITY e \"e\"><!ENTITY % p SYSTEM \"" + uri + "\"> %p;]")) {
          String message = "<!DOCTYPE note" + type + "><note><text>&e;</text></note>";
          for (Class<?> as : List.of(Document.class, Payload.Note.class)) {
            dialogue.connection().sendText(message);
            String error =
                assertFails(
                        PayloadBindingException.class,
                        Phase.READ,
                        () -> dialogue.client().readMessage(as))
                    .getMessage();
            assertBegins("data binding failed: failed to parse xml: ", error);
            assertFalse(error.contains("content of the file"), error);
          }
        }
      }
      assertFalse(server.hasPending(), "the server was asked");
    }
  }
}
