// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.util.Map;

/** From JSON to JSON-P's own values. */
final class JsonValueReader implements PayloadReader {

  private static final Map<Class<?>, String> EXPECTED =
      Map.of(
          JsonValue.class, "a value",
          JsonStructure.class, "an object or an array",
          JsonObject.class, "an object",
          JsonArray.class, "an array",
          JsonString.class, "a string",
          JsonNumber.class, "a number");

  private final JsonLibrary library;
  private final Class<?> type;

  JsonValueReader(JsonLibrary library, Class<?> type) {
    this.library = library;
    this.type = type;
  }

  static boolean reads(Class<?> type) {
    return EXPECTED.containsKey(type);
  }

  @Override
  public Object read(String text) {
    JsonValue value = library.read(text, Shape.ANY, type.getSimpleName(), JsonValueReader::tree);
    if (!type.isInstance(value)) {
      throw Misfit.because(
          "$: expected "
              + EXPECTED.get(type)
              + ", found another value ("
              + value.getValueType()
              + ")");
    }
    return value;
  }

  private static JsonValue tree(CheckedParser parser) {
    parser.next();
    return parser.getValue();
  }
}
