// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.definition;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a method.
 *
 * @param type its type
 * @param name its name; null if the compiler has not kept it
 * @param annotations the names of its annotations' types, each with its value if that is a text,
 *     else with an empty text
 */
public record ParameterDescription(
    TypeDescription type, @Nullable String name, Map<String, String> annotations) {

  /** Copies the map. */
  public ParameterDescription {
    annotations = Map.copyOf(annotations);
  }

  /** The value of an annotation; null if it is absent. */
  @Nullable String annotation(Class<?> annotation) {
    return annotations.get(annotation.getName());
  }
}
