// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import io.pirouette.websocket.error.PayloadBindingException;
import jakarta.json.stream.JsonParser.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON objects that are no messages of users: as strictly, into maps of strings, {@link
 * java.math.BigDecimal}, booleans, lists and maps. What is {@code null} is left out. Thread-safe.
 */
public final class JsonObjects {

  private static final Shape OBJECT = new MapShape(Shape.ANY);

  private final JsonLibrary library;

  /**
   * Finds a library.
   *
   * @throws io.pirouette.websocket.error.WebSocketException if there is none on the class path
   */
  public JsonObjects() {
    library = JsonLibrary.find();
  }

  /**
   * The object that a text is, all of it.
   *
   * @throws PayloadBindingException if it is none; the message may quote the text
   */
  public Map<String, Object> read(String text) {
    return library.read(text, OBJECT, "object", JsonObjects::root);
  }

  private static Map<String, Object> root(CheckedParser parser) {
    parser.next();
    return object(parser);
  }

  private static Map<String, Object> object(CheckedParser parser) {
    Map<String, Object> object = new LinkedHashMap<>();
    while (parser.next() == Event.KEY_NAME) {
      String name = parser.getString();
      parser.next();
      Object value = value(parser);
      if (value != null) {
        object.put(name, value);
      }
    }
    return object;
  }

  private static List<Object> array(CheckedParser parser) {
    List<Object> array = new ArrayList<>();
    while (parser.next() != Event.END_ARRAY) {
      Object value = value(parser);
      if (value != null) {
        array.add(value);
      }
    }
    return array;
  }

  private static @Nullable Object value(CheckedParser parser) {
    return switch (parser.currentEvent()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING, KEY_NAME -> parser.getString();
      case VALUE_NUMBER -> parser.getBigDecimal();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL, END_OBJECT, END_ARRAY -> null;
    };
  }
}
