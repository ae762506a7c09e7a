// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import jakarta.json.stream.JsonParser.Event;
import java.math.BigDecimal;
import java.util.Set;
import java.util.function.Predicate;

/** A string, a number or a boolean. */
final class ScalarShape extends Shape {

  static final Shape TEXT = text("a string", text -> true);

  static final Shape CHARACTER = text("a string of one character", text -> text.length() == 1);

  static final Shape BOOLEAN =
      new ScalarShape("true or false", Set.of(Event.VALUE_TRUE, Event.VALUE_FALSE), text -> true);

  static final Shape DECIMAL = number("a number", text -> true);

  static final Shape FLOAT =
      number("a number in the range of float", text -> Float.isFinite(Float.parseFloat(text)));

  static final Shape DOUBLE =
      number("a number in the range of double", text -> Double.isFinite(Double.parseDouble(text)));

  static final Shape INTEGER =
      integer("an integer", text -> isPlain(text) || isIntegral(new BigDecimal(text)));

  /** Longer ones may not fit into a {@code long}. */
  private static final int SURE_OF_LONG = 18;

  /** Whoever writes an integer with more characters wants the server to work. */
  private static final int MAX_INTEGER_LENGTH = 100;

  private final Set<Event> events;
  private final Predicate<String> fits;
  private final boolean integral;

  private ScalarShape(String expected, Set<Event> events, Predicate<String> fits) {
    this(expected, events, fits, false);
  }

  private ScalarShape(
      String expected, Set<Event> events, Predicate<String> fits, boolean integral) {
    super(expected);
    this.events = events;
    this.fits = fits;
    this.integral = integral;
  }

  static Shape text(String expected, Predicate<String> fits) {
    return new ScalarShape(expected, Set.of(Event.VALUE_STRING), fits);
  }

  private static Shape number(String expected, Predicate<String> fits) {
    return new ScalarShape(expected, Set.of(Event.VALUE_NUMBER), fits);
  }

  private static Shape integer(String expected, Predicate<String> fits) {
    return new ScalarShape(expected, Set.of(Event.VALUE_NUMBER), fits, true);
  }

  /** An integer within a range. */
  static Shape integer(long min, long max) {
    return integer(
        "an integer from " + min + " to " + max, text -> isIntegerWithin(text, min, max));
  }

  private static boolean isIntegerWithin(String text, long min, long max) {
    if (isPlain(text) && text.length() <= SURE_OF_LONG) {
      long value = Long.parseLong(text);
      return value >= min && value <= max;
    }
    if (text.length() > MAX_INTEGER_LENGTH) {
      return false;
    }
    BigDecimal value = new BigDecimal(text);
    return isIntegral(value)
        && value.compareTo(BigDecimal.valueOf(min)) >= 0
        && value.compareTo(BigDecimal.valueOf(max)) <= 0;
  }

  /** Without fraction and exponent. */
  private static boolean isPlain(String text) {
    return text.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
  }

  private static boolean isIntegral(BigDecimal value) {
    return value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
  }

  @Override
  boolean accepts(Event event) {
    return events.contains(event);
  }

  @Override
  boolean accepts(String scalar) {
    return fits.test(scalar);
  }

  /** Some binders take only digits for an integer, not {@code 1e2} or {@code 1.0}. */
  @Override
  String plain(String number) {
    return integral && !isPlain(number)
        ? new BigDecimal(number).toBigIntegerExact().toString()
        : number;
  }
}
