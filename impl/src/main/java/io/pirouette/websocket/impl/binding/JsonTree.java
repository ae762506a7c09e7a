// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser.Event;

/** Makes a tree of the value at which a parser stands; the parser knows how deep it may be. */
final class JsonTree {

  private final JsonProvider provider;
  private final CheckedParser parser;

  JsonTree(JsonProvider provider, CheckedParser parser) {
    this.provider = provider;
    this.parser = parser;
  }

  JsonValue value() {
    return switch (parser.currentEvent()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING, KEY_NAME -> provider.createValue(parser.getString());
      case VALUE_NUMBER -> provider.createValue(parser.getBigDecimal());
      case VALUE_TRUE -> JsonValue.TRUE;
      case VALUE_FALSE -> JsonValue.FALSE;
      case VALUE_NULL -> JsonValue.NULL;
      case END_OBJECT, END_ARRAY -> throw new IllegalStateException("no value");
    };
  }

  private JsonValue object() {
    JsonObjectBuilder object = provider.createObjectBuilder();
    while (parser.next() == Event.KEY_NAME) {
      String name = parser.getString();
      parser.next();
      object.add(name, value());
    }
    return object.build();
  }

  private JsonValue array() {
    JsonArrayBuilder array = provider.createArrayBuilder();
    while (parser.next() != Event.END_ARRAY) {
      array.add(value());
    }
    return array.build();
  }
}
