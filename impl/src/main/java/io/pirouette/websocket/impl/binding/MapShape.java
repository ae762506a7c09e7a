// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import jakarta.json.stream.JsonParser.Event;

/** An object whose properties have any name. */
final class MapShape extends Shape {

  private final Shape value;

  MapShape(Shape value) {
    super("an object");
    this.value = value;
  }

  @Override
  boolean accepts(Event event) {
    return event == Event.START_OBJECT;
  }

  @Override
  Shape element() {
    return value;
  }
}
