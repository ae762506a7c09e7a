// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.Dialogue.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.PayloadType;
import io.pirouette.websocket.error.PayloadBindingException;
import io.pirouette.websocket.error.PayloadValidationException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client reads is checked against the constraints of its type. */
@ExtendWith(LeakCheck.class)
class ConstraintsTest {

  private static final String FAILED = "data validation failed: ";
  private static final String GOOD = "{\"id\": \"a-1\", \"quantity\": 2}";
  private static final String TOO_MANY = "{\"id\": \"a-2\", \"quantity\": 10}";
  private static final String TWICE_WRONG = "{\"quantity\": 0, \"id\": \"\"}";

  /** Has two constraints. */
  public record Order(
      @Size(min = 1, message = "is empty") String id,
      @Min(value = 1, message = "is too few") @Max(value = 9, message = "is too many")
          int quantity) {}

  /** Has constraints inside. */
  public record Cart(@Valid List<Order> orders, @Size(max = 1, message = "are many") int[] ids) {}

  /** Has a constraint as a whole. */
  @Ascending(message = "ends before it begins")
  public record Period(int from, int to) {}

  /** A constraint of the program's own. */
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @Constraint(validatedBy = Rule.class)
  public @interface Ascending {
    String message();

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  /** What it means. */
  public static class Rule implements ConstraintValidator<Ascending, Period> {
    @Override
    public boolean isValid(Period period, ConstraintValidatorContext context) {
      return period.from() <= period.to();
    }
  }

  /** One that cannot be checked. */
  public record Unfit(@Size(max = 1) int number) {}

  /** An object in JSON, whatever it is in Java. */
  public record Bag(@Size(max = 1, message = "are many") List<Order> orders)
      implements Iterable<Order> {
    @Override
    public Iterator<Order> iterator() {
      return orders.iterator();
    }
  }

  private static final class Orders extends PayloadType<List<Order>> {}

  private static final class OrdersByName extends PayloadType<Map<String, Order>> {}

  private static Arguments broken(String text, Function<Client, Object> read, String violations) {
    return arguments(text, read, violations);
  }

  static Stream<Arguments> broken() {
    Function<Client, Object> order = client -> client.readMessage(Order.class);
    Function<Client, Object> orders = client -> client.readMessage(new Orders());
    Function<Client, Object> map = client -> client.readMessage(new OrdersByName());
    Function<Client, Object> array = client -> client.readMessage(Order[].class);
    Function<Client, Object> cart = client -> client.readMessage(Cart.class);
    Function<Client, Object> bag = client -> client.readMessage(Bag.class);
    Function<Client, Object> period = client -> client.readMessage(Period.class);
    return Stream.of(
        broken(TOO_MANY, order, "$.quantity is too many"),
        broken(TWICE_WRONG, order, "$.id is empty, $.quantity is too few"),
        broken("[" + GOOD + "," + TOO_MANY + "]", orders, "$[1].quantity is too many"),
        broken("[" + TOO_MANY + "]", array, "$[0].quantity is too many"),
        broken("{\"one\": " + TOO_MANY + "}", map, "$[one].quantity is too many"),
        broken(
            "{\"orders\": [" + GOOD + "," + TOO_MANY + "], \"ids\": []}",
            cart,
            "$.orders[1].quantity is too many"),
        broken("{\"orders\": [], \"ids\": [1, 2]}", cart, "$.ids are many"),
        broken("{\"orders\": [" + GOOD + "," + GOOD + "]}", bag, "$.orders are many"),
        broken("{\"from\": 2, \"to\": 1}", period, "$ ends before it begins"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  @Tag("CST-05")
  void aMessageThatBreaksAConstraintIsConsumedAndTheConnectionGoesOn(
      String text, Function<Client, Object> read, String violations) throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.connection().sendAll(Frame.text(text), utf8(text), Frame.text("next"));
      for (int i = 0; i < 2; i++) {
        assertFails(
            PayloadValidationException.class,
            Phase.READ,
            FAILED + violations,
            () -> read.apply(dialogue.client()));
      }
      assertTrue(dialogue.client().isOpen());
      assertEquals("next", dialogue.client().readTextMessage());
    }
  }

  private static Frame utf8(String text) {
    return Frame.binary(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  @Tag("CST-01")
  @Tag("CST-05")
  void oneThatBreaksNoneIsRead() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Client client = dialogue.client();
      dialogue.connection().sendAll(Frame.text(GOOD), Frame.text("[" + GOOD + "]"));
      dialogue.connection().sendAll(Frame.text("{\"from\": 1, \"to\": 2}"), Frame.text("plain"));
      assertEquals(new Order("a-1", 2), client.readMessage(Order.class));
      assertEquals(List.of(new Order("a-1", 2)), client.readMessage(new Orders()));
      assertEquals(new Period(1, 2), client.readMessage(Period.class));
      assertEquals("plain", client.readMessage(String.class));
    }
  }

  @Test
  @Tag("CST-05")
  void whatCannotBeBoundIsAnErrorOfTheOtherKind() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.connection().sendText("{\"quantity\": 0}");
      assertFails(
          PayloadBindingException.class,
          Phase.READ,
          "data binding failed: $.id is missing",
          () -> dialogue.client().readMessage(Order.class));
    }
  }

  @Test
  @Tag("CST-05")
  @Tag("TYP-01")
  void aConstraintThatCannotBeCheckedIsAnErrorOfOurs() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.connection().sendText("{\"number\": 1}");
      WebSocketException failure =
          assertFails(
              WebSocketException.class,
              Phase.READ,
              () -> dialogue.client().readMessage(Unfit.class));
      String message = failure.getMessage();
      assertTrue(message.startsWith("Constraints cannot be checked: "), message);
    }
  }

  @Test
  @Tag("CST-06")
  void validationCanBeSwitchedOff() throws IOException {
    try (Dialogue dialogue = Dialogue.open(Dialogue.patient().validation(false).build())) {
      Client client = dialogue.client();
      dialogue.connection().sendAll(Frame.text(TWICE_WRONG), utf8("[" + TOO_MANY + "]"));
      assertEquals(new Order("", 0), client.readMessage(Order.class));
      assertArrayEquals(new Order[] {new Order("a-2", 10)}, client.readMessage(Order[].class));
    }
  }

  @Test
  @Tag("CST-05")
  void whatIsWrittenIsNotChecked() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.client().writeMessage(new Order("", 0));
      dialogue.connection().expectText("{\"id\":\"\",\"quantity\":0}");
    }
  }
}
