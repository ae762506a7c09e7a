// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import jakarta.json.JsonException;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import jakarta.json.spi.JsonProvider;
import java.lang.reflect.Type;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The JSON-P and JSON-B providers on the class path. Any thread. */
final class JsonLibrary {

  private static final String CURE = " (add a provider, such as org.eclipse:yasson)";

  private final JsonProvider provider;

  /** Made at its first use, for it is large; null before. */
  private volatile @Nullable Jsonb jsonb;

  private JsonLibrary(JsonProvider provider) {
    this.provider = provider;
  }

  /**
   * Finds the providers.
   *
   * @throws WebSocketException if there are none
   */
  static JsonLibrary find() {
    return new JsonLibrary(
        found(JsonProvider::provider, "No JSON processing on the class path" + CURE));
  }

  private static <T> T found(Supplier<T> lookup, String otherwise) {
    try {
      return lookup.get();
    } catch (NoClassDefFoundError | JsonException | JsonbException e) {
      throw new WebSocketException(Phase.READ, otherwise, e);
    }
  }

  private Jsonb jsonb() {
    Jsonb made = jsonb;
    if (made == null) {
      made = found(JsonbBuilder::create, "No JSON binding on the class path" + CURE);
      jsonb = made;
    }
    return made;
  }

  /** Fails now, if it cannot bind. */
  void checkBinding() {
    jsonb();
  }

  /**
   * Has the provider look at a type, which it would do at the first message only.
   *
   * @throws IllegalArgumentException if it cannot make values of it
   */
  void checkBinding(Type type) {
    try {
      jsonb().fromJson("null", type);
    } catch (JsonbException e) {
      throw new IllegalArgumentException(
          type.getTypeName() + " cannot be bound to JSON: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a text, all of it.
   *
   * @param typeName what it is to become, for people
   */
  <T extends @Nullable Object> T read(
      String text, Shape shape, String typeName, Function<CheckedParser, T> content) {
    CheckedParser parser = new CheckedParser(provider, text, shape);
    try (parser) {
      T value = content.apply(parser);
      parser.finish();
      return value;
    } catch (RuntimeException e) {
      throw parser.explain(e, typeName);
    }
  }

  /**
   * Reads a value. Yasson reads from the parser itself; another provider gets the text when the
   * parser has found nothing wrong with it.
   */
  @Nullable Object bind(CheckedParser parser, String text, Type type) {
    Jsonb binder = jsonb();
    if (OnePass.isPossible(binder)) {
      return OnePass.read(binder, parser, type);
    }
    parser.finish();
    return binder.fromJson(text, type);
  }

  /** The first string at the top of an object, under a name; null if there is none. */
  @Nullable String findString(String text, String name) {
    try (KeyParser parser = new KeyParser(provider, text)) {
      return parser.find(name);
    }
  }

  String write(Object value) {
    try {
      return jsonb().toJson(value);
    } catch (JsonbException | JsonException e) {
      throw unwritable(value, "(" + e.getMessage() + ")", e);
    } catch (StackOverflowError e) {
      throw unwritable(value, "(it is nested too deeply)", null);
    }
  }

  private static WebSocketException unwritable(
      Object value, String why, @Nullable Throwable cause) {
    return new WebSocketException(
        Phase.WRITE,
        "A value of " + value.getClass().getName() + " cannot be written " + why,
        cause);
  }
}
