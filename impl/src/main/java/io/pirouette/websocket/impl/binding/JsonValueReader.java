// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Objects;

/** From JSON to JSON-P's own values. */
final class JsonValueReader implements PayloadReader {

  private static final Map<Class<?>, Shape> SHAPES =
      Map.of(
          JsonValue.class, Shape.ANY,
          JsonStructure.class, Shape.STRUCTURE,
          JsonObject.class, new MapShape(Shape.ANY),
          JsonArray.class, new ListShape(Shape.ANY),
          JsonString.class, ScalarShape.TEXT,
          JsonNumber.class, ScalarShape.DECIMAL);

  private final JsonLibrary library;
  private final Class<?> type;

  JsonValueReader(JsonLibrary library, Class<?> type) {
    this.library = library;
    this.type = type;
  }

  static boolean reads(Class<?> type) {
    return SHAPES.containsKey(type);
  }

  /** Which JSON is of a type that is read here. */
  static Shape shape(Class<?> type) {
    return Objects.requireNonNull(SHAPES.get(type));
  }

  @Override
  public Object read(String text) {
    return library.read(text, shape(type), type.getSimpleName(), JsonValueReader::tree);
  }

  private static JsonValue tree(CheckedParser parser) {
    parser.next();
    return parser.getValue();
  }
}
