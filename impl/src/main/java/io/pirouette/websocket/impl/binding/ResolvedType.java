// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A type without variables and wildcards.
 *
 * @param raw its class
 * @param arguments its type arguments; of an array, its elements' type; empty if there are none
 */
public record ResolvedType(Class<?> raw, List<ResolvedType> arguments) {

  /** Written out: what Java 17 makes of a record by itself holds its class loader for good. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ResolvedType that
        && raw == that.raw
        && arguments.equals(that.arguments);
  }

  @Override
  public int hashCode() {
    return 31 * raw.hashCode() + arguments.hashCode();
  }

  /** A type as it is declared where no variables have a meaning. */
  public static ResolvedType of(Type type) {
    return of(type, Map.of());
  }

  private static ResolvedType of(Type type, Map<TypeVariable<?>, ResolvedType> variables) {
    if (type instanceof Class<?> raw) {
      return new ResolvedType(
          raw, raw.isArray() ? List.of(of(raw.getComponentType(), variables)) : List.of());
    }
    if (type instanceof ParameterizedType parameterized) {
      List<ResolvedType> arguments = new ArrayList<>();
      for (Type argument : parameterized.getActualTypeArguments()) {
        arguments.add(of(argument, variables));
      }
      return new ResolvedType((Class<?>) parameterized.getRawType(), List.copyOf(arguments));
    }
    if (type instanceof GenericArrayType array) {
      ResolvedType element = of(array.getGenericComponentType(), variables);
      return new ResolvedType(Array.newInstance(element.raw, 0).getClass(), List.of(element));
    }
    if (type instanceof WildcardType wildcard) {
      return of(wildcard.getUpperBounds()[0], variables);
    }
    ResolvedType meaning = variables.get(type);
    // A bound may speak of the variable itself, as in T extends Comparable<T>.
    return meaning == null ? new ResolvedType(bound((TypeVariable<?>) type), List.of()) : meaning;
  }

  private static Class<?> bound(TypeVariable<?> variable) {
    Type bound = variable.getBounds()[0];
    if (bound instanceof TypeVariable<?> other) {
      return bound(other);
    }
    return bound instanceof ParameterizedType parameterized
        ? (Class<?>) parameterized.getRawType()
        : (Class<?>) bound;
  }

  /** One of its arguments; {@code Object} if it has none there. */
  public ResolvedType argument(int index) {
    return index < arguments.size() ? arguments.get(index) : of(Object.class);
  }

  /** What a type that is declared within this one's class means here. */
  ResolvedType member(Type declared) {
    TypeVariable<?>[] names = raw.getTypeParameters();
    Map<TypeVariable<?>, ResolvedType> variables = new HashMap<>();
    for (int i = 0; i < names.length && i < arguments.size(); i++) {
      variables.put(names[i], arguments.get(i));
    }
    return of(declared, variables);
  }

  /** This type as one of its superclasses or interfaces; empty if it is none. */
  Optional<ResolvedType> as(Class<?> above) {
    if (raw == above) {
      return Optional.of(this);
    }
    return Stream.concat(
            Stream.ofNullable(raw.getGenericSuperclass()), Stream.of(raw.getGenericInterfaces()))
        .map(this::member)
        .flatMap(parent -> parent.as(above).stream())
        .findFirst();
  }
}
