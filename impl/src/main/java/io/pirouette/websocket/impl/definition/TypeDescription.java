// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.definition;

import java.util.List;
import java.util.Set;

/**
 * A type as it is declared.
 *
 * @param name as in source, without type arguments: {@code java.util.List}, {@code byte[]}
 * @param arguments the type arguments; empty if there are none, or if they are no types
 * @param supertypes the names of all classes and interfaces above it
 */
public record TypeDescription(
    String name, List<TypeDescription> arguments, Set<String> supertypes) {

  /** Copies the collections. */
  public TypeDescription {
    arguments = List.copyOf(arguments);
    supertypes = Set.copyOf(supertypes);
  }

  /** Whether a value of this type is one of the other as well. */
  public boolean isA(Class<?> type) {
    return is(type) || supertypes.contains(type.getTypeName());
  }

  /** Whether this is the very type. */
  public boolean is(Class<?> type) {
    return name.equals(type.getTypeName());
  }

  /** As in source, with type arguments. */
  @Override
  public String toString() {
    if (arguments.isEmpty()) {
      return name;
    }
    List<String> shown = arguments.stream().map(TypeDescription::toString).toList();
    return name + "<" + String.join(", ", shown) + ">";
  }
}
