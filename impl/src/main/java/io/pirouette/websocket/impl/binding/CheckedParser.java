// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import io.pirouette.websocket.error.PayloadBindingException;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON text for a binder, and checks on the way what JSON-B leaves open: that each value
 * has the shape of its type, that no object has a name twice, that nothing is too deep or too long,
 * and that nothing follows. Whoever reads, reads it all once. For one thread.
 */
final class CheckedParser implements JsonParser {

  private static final int MAX_DEPTH = 64;
  private static final int MAX_NUMBER_LENGTH = 1000;
  private static final int MAX_EXPONENT_DIGITS = 4;

  private final JsonProvider provider;
  private final JsonParser parser;
  private final String json;
  private final Shape root;

  /** The innermost object or array that is being read; null outside. */
  private @Nullable JsonScope scope;

  private int depth;
  private @Nullable Event current;

  /** The text of the current name, string or number; null before it is asked for. */
  private @Nullable String text;

  /** What was found wrong; a binder may wrap it. */
  private @Nullable PayloadBindingException misfit;

  CheckedParser(JsonProvider provider, String json, Shape root) {
    this.provider = provider;
    this.parser = provider.createParser(new StringReader(json));
    this.json = json;
    this.root = root;
  }

  /** What has gone wrong, when something has: what was found here, or what the binder says. */
  PayloadBindingException explain(RuntimeException failure, String typeName) {
    if (misfit != null) {
      return misfit;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof JsonParsingException malformed) {
        return malformed(malformed.getLocation(), failure);
      }
    }
    return Misfit.because("no value of " + typeName, failure);
  }

  private static PayloadBindingException malformed(
      @Nullable JsonLocation location, RuntimeException failure) {
    String place =
        location == null
            ? ""
            : " at line " + location.getLineNumber() + ", column " + location.getColumnNumber();
    return Misfit.because("malformed JSON" + place, failure);
  }

  /** Reads what is left of the value, and checks that nothing follows. */
  void finish() {
    while (current == null || depth > 0) {
      next();
    }
    // Some parsers take it for the end.
    boolean more = json.indexOf('\0') >= 0;
    try {
      more |= parser.hasNext();
    } catch (JsonParsingException e) {
      more = true;
    }
    if (more) {
      throw refuse("text after the JSON value");
    }
  }

  @Override
  public boolean hasNext() {
    return current == null || depth > 0;
  }

  @Override
  public Event next() {
    Event event = nextEvent();
    text = null;
    check(event);
    current = event;
    return event;
  }

  /** Whatever a provider throws before the value's end, it is for what the text says. */
  private Event nextEvent() {
    try {
      return parser.next();
    } catch (JsonParsingException e) {
      throw e;
    } catch (RuntimeException e) {
      if (hasNext()) {
        misfit = malformed(null, e);
      }
      throw e;
    }
  }

  private void check(Event event) {
    switch (event) {
      case KEY_NAME -> {
        checkPairs(getString());
        scope().name(getString(), this);
      }
      case END_OBJECT, END_ARRAY -> {
        scope().end(this);
        scope = scope().outer();
        depth--;
      }
      default -> checkValue(event);
    }
  }

  private void checkValue(Event event) {
    Shape shape = scope == null ? root : scope.nextValue();
    if (!shape.accepts(event)) {
      throw refuse(path() + ": expected " + shape.expected() + ", found " + name(event));
    }
    switch (event) {
      case START_OBJECT, START_ARRAY -> {
        if (++depth > MAX_DEPTH) {
          throw refuse("nested deeper than " + MAX_DEPTH + " levels");
        }
        scope = new JsonScope(scope, shape.object(), event == Event.START_ARRAY);
      }
      case VALUE_STRING -> checkString(shape);
      case VALUE_NUMBER -> checkNumber(shape);
      default -> {
        // Whether it is one of these was all there is to know.
      }
    }
  }

  private void checkString(Shape shape) {
    checkPairs(getString());
    if (!shape.accepts(getString())) {
      throw refuse(path() + ": expected " + shape.expected() + ", found another string");
    }
  }

  private void checkPairs(String string) {
    for (int i = 0; i < string.length(); i++) {
      if (Character.isSurrogate(string.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(string.codePointAt(i))) {
          throw refuse(path() + ": half a surrogate pair");
        }
        i++;
      }
    }
  }

  private void checkNumber(Shape shape) {
    String number = getString();
    if (number.length() > MAX_NUMBER_LENGTH) {
      throw refuse(path() + ": a number of more than " + MAX_NUMBER_LENGTH + " characters");
    }
    int exponent = Math.max(number.indexOf('e'), number.indexOf('E'));
    if (exponent >= 0 && digits(number.substring(exponent + 1)) > MAX_EXPONENT_DIGITS) {
      throw refuse(path() + ": an exponent of more than four digits");
    }
    if (!shape.accepts(number)) {
      throw refuse(path() + ": expected " + shape.expected() + ", found another number");
    }
    text = shape.plain(number);
  }

  private static int digits(String exponent) {
    return exponent.startsWith("+") || exponent.startsWith("-")
        ? exponent.length() - 1
        : exponent.length();
  }

  private JsonScope scope() {
    return Objects.requireNonNull(scope);
  }

  String path() {
    return scope == null ? "$" : scope.path();
  }

  PayloadBindingException refuse(String detail) {
    PayloadBindingException refusal = Misfit.because(detail);
    misfit = refusal;
    return refusal;
  }

  private static String name(Event event) {
    return switch (event) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER -> "a number";
      case VALUE_NULL -> "null";
      default -> event == Event.VALUE_TRUE ? "true" : "false";
    };
  }

  @Override
  public String getString() {
    String known = text;
    if (known == null) {
      known = parser.getString();
      text = known;
    }
    return known;
  }

  @Override
  public Event currentEvent() {
    return Objects.requireNonNull(current);
  }

  @Override
  public boolean isIntegralNumber() {
    return parser.isIntegralNumber();
  }

  @Override
  public int getInt() {
    return parser.getInt();
  }

  @Override
  public long getLong() {
    return parser.getLong();
  }

  @Override
  public BigDecimal getBigDecimal() {
    return parser.getBigDecimal();
  }

  @Override
  public JsonLocation getLocation() {
    return parser.getLocation();
  }

  @Override
  public JsonValue getValue() {
    return new JsonTree(provider, this).value();
  }

  @Override
  public JsonObject getObject() {
    return getValue().asJsonObject();
  }

  @Override
  public JsonArray getArray() {
    return getValue().asJsonArray();
  }

  @Override
  public void skipObject() {
    skip();
  }

  @Override
  public void skipArray() {
    skip();
  }

  /** To the end of the innermost object or array, which is checked all the same. */
  private void skip() {
    for (int outside = depth - 1; depth > outside; ) {
      next();
    }
  }

  @Override
  public void close() {
    parser.close();
  }
}
