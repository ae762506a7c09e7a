// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.stream.Stream;

/**
 * A type with its type arguments, which a {@code Class} cannot carry, for {@link
 * Client#readMessage(PayloadType)}. Made by an empty subclass:
 *
 * <pre>{@code
 * List<Order> orders = client.readMessage(new PayloadType<List<Order>>() {});
 * }</pre>
 *
 * <p>Immutable, and good for any number of reads.
 *
 * @param <T> the type
 */
public abstract class PayloadType<T> {

  private final Type type;

  /**
   * Remembers the argument of the subclass's {@code extends} clause.
   *
   * @throws IllegalArgumentException if the argument is missing, or has a type variable, whose
   *     meaning is not known at run time
   */
  protected PayloadType() {
    Type parent = getClass().getGenericSuperclass();
    if (getClass().getSuperclass() != PayloadType.class
        || !(parent instanceof ParameterizedType parameterized)) {
      throw new IllegalArgumentException(
          "payload type: " + parent.getTypeName() + " (expected: PayloadType<...>)");
    }
    this.type = parameterized.getActualTypeArguments()[0];
    if (isOpen(type)) {
      throw new IllegalArgumentException(
          "payload type: " + type.getTypeName() + " (expected: no type variable)");
    }
  }

  private static boolean isOpen(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      return Stream.of(parameterized.getActualTypeArguments()).anyMatch(PayloadType::isOpen);
    }
    if (type instanceof WildcardType wildcard) {
      return Stream.of(wildcard.getUpperBounds(), wildcard.getLowerBounds())
          .flatMap(Stream::of)
          .anyMatch(PayloadType::isOpen);
    }
    if (type instanceof GenericArrayType array) {
      return isOpen(array.getGenericComponentType());
    }
    return type instanceof TypeVariable;
  }

  /**
   * The type.
   *
   * @return the type with its arguments, without type variables
   */
  public final Type type() {
    return type;
  }

  @Override
  public String toString() {
    return type.getTypeName();
  }
}
