// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import jakarta.json.stream.JsonParser.Event;

/** An array. */
final class ListShape extends Shape {

  private final Shape element;

  ListShape(Shape element) {
    super("an array");
    this.element = element;
  }

  @Override
  boolean accepts(Event event) {
    return event == Event.START_ARRAY;
  }

  @Override
  Shape element() {
    return element;
  }
}
