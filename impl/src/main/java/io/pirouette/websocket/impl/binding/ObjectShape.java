// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import jakarta.json.stream.JsonParser.Event;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object with known properties: a record or a bean. */
final class ObjectShape extends Shape {

  /**
   * A known property.
   *
   * @param index its place among the others
   * @param shape its value
   * @param required whether it has to be there
   */
  record Property(int index, String name, Shape shape, boolean required) {}

  private final boolean closed;
  private final Map<String, Property> properties = new HashMap<>();
  private final List<Property> required = new ArrayList<>();

  /**
   * An object without properties, yet: they may be of its own type.
   *
   * @param closed whether others are refused
   */
  ObjectShape(boolean closed) {
    super("an object");
    this.closed = closed;
  }

  /** Only while it is made. */
  void add(String name, Shape shape, boolean isRequired) {
    Property property = new Property(properties.size(), name, shape, isRequired);
    properties.put(name, property);
    if (isRequired) {
      required.add(property);
    }
  }

  boolean isClosed() {
    return closed;
  }

  /** The property of that name; null if there is none. */
  @Nullable Property property(String name) {
    return properties.get(name);
  }

  /** A property that has to be there and is not. */
  Optional<String> missing(BitSet seen) {
    for (Property property : required) {
      if (!seen.get(property.index)) {
        return Optional.of(property.name);
      }
    }
    return Optional.empty();
  }

  @Override
  boolean accepts(Event event) {
    return event == Event.START_OBJECT;
  }
}
