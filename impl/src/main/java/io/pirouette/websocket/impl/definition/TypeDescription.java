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
 * @param form what kind of type it is
 * @param annotations the names of its annotations' types; like the supertypes and the form, those
 *     of its innermost elements if it is an array
 */
public record TypeDescription(
    String name,
    List<TypeDescription> arguments,
    Set<String> supertypes,
    Form form,
    Set<String> annotations) {

  /** What matters of a type for making values of it. */
  public enum Form {
    /** A primitive type or {@code void}. */
    PRIMITIVE,
    /** A class that can have instances of its own: also a record, an enum. */
    CONCRETE,
    /** A sealed interface or a sealed abstract class. */
    SEALED,
    /** Any other interface or abstract class. */
    ABSTRACT
  }

  /** Copies the collections. */
  public TypeDescription {
    arguments = List.copyOf(arguments);
    supertypes = Set.copyOf(supertypes);
    annotations = Set.copyOf(annotations);
  }

  /** Whether a value of this type is one of the other as well. */
  public boolean isA(Class<?> type) {
    return is(type) || (!isArray() && supertypes.contains(type.getTypeName()));
  }

  /** Whether this is the very type. */
  public boolean is(Class<?> type) {
    return name.equals(type.getTypeName());
  }

  boolean isArray() {
    return name.endsWith("[]");
  }

  /** What an array of this type consists of. */
  TypeDescription element() {
    String element = name.substring(0, name.length() - "[]".length());
    return new TypeDescription(element, arguments, supertypes, form, annotations);
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
