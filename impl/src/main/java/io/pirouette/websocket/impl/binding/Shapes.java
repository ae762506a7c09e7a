// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import io.pirouette.websocket.Closed;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import jakarta.json.bind.annotation.JsonbVisibility;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Finds out which shape the values of a Java type have in JSON, by JSON-B's rules and a little more
 * strictly. Where a user has told JSON-B to do it differently, any shape fits. For one thread.
 */
final class Shapes {

  private static final Map<Class<?>, Shape> SCALARS =
      Map.ofEntries(
          Map.entry(Object.class, Shape.ANY),
          Map.entry(String.class, ScalarShape.TEXT),
          Map.entry(char.class, ScalarShape.CHARACTER),
          Map.entry(Character.class, ScalarShape.CHARACTER),
          Map.entry(boolean.class, ScalarShape.BOOLEAN),
          Map.entry(Boolean.class, ScalarShape.BOOLEAN),
          Map.entry(byte.class, ScalarShape.integer(Byte.MIN_VALUE, Byte.MAX_VALUE)),
          Map.entry(Byte.class, ScalarShape.integer(Byte.MIN_VALUE, Byte.MAX_VALUE)),
          Map.entry(short.class, ScalarShape.integer(Short.MIN_VALUE, Short.MAX_VALUE)),
          Map.entry(Short.class, ScalarShape.integer(Short.MIN_VALUE, Short.MAX_VALUE)),
          Map.entry(int.class, ScalarShape.integer(Integer.MIN_VALUE, Integer.MAX_VALUE)),
          Map.entry(Integer.class, ScalarShape.integer(Integer.MIN_VALUE, Integer.MAX_VALUE)),
          Map.entry(long.class, ScalarShape.integer(Long.MIN_VALUE, Long.MAX_VALUE)),
          Map.entry(Long.class, ScalarShape.integer(Long.MIN_VALUE, Long.MAX_VALUE)),
          Map.entry(float.class, ScalarShape.FLOAT),
          Map.entry(Float.class, ScalarShape.FLOAT),
          Map.entry(double.class, ScalarShape.DOUBLE),
          Map.entry(Double.class, ScalarShape.DOUBLE),
          Map.entry(Number.class, ScalarShape.DECIMAL),
          Map.entry(BigDecimal.class, ScalarShape.DECIMAL),
          Map.entry(BigInteger.class, ScalarShape.INTEGER),
          Map.entry(
              OptionalInt.class,
              ScalarShape.integer(Integer.MIN_VALUE, Integer.MAX_VALUE).orNull()),
          Map.entry(
              OptionalLong.class, ScalarShape.integer(Long.MIN_VALUE, Long.MAX_VALUE).orNull()),
          Map.entry(OptionalDouble.class, ScalarShape.DOUBLE.orNull()));

  private static final Set<String> TEXTS =
      Set.of(
          "java.net.URI",
          "java.net.URL",
          "java.util.Calendar",
          "java.util.Date",
          "java.util.GregorianCalendar",
          "java.util.SimpleTimeZone",
          "java.util.TimeZone",
          "java.util.UUID");

  /** With these on it, only JSON-B knows what something looks like. */
  private static final List<Class<? extends Annotation>> OWN_MEANS =
      List.of(
          JsonbTypeAdapter.class,
          JsonbTypeDeserializer.class,
          JsonbTypeInfo.class,
          JsonbVisibility.class);

  /** More have no end: a type whose arguments grow with each step. */
  private static final int MAX_TYPES = 1000;

  /** Those that are done, and those under way, whose properties may be of their own type. */
  private final Map<ResolvedType, ObjectShape> objects = new HashMap<>();

  /**
   * The shape of a type.
   *
   * @throws IllegalArgumentException if JSON-B can make no value of it, or of a part
   */
  Shape of(Type type) {
    return of(ResolvedType.of(type), "$");
  }

  /** The shape of a part of a type, at a path for people. */
  Shape of(ResolvedType type, String path) {
    Class<?> raw = type.raw();
    Shape scalar = SCALARS.get(raw);
    if (scalar != null) {
      return scalar;
    }
    if (hasOwnMeans(raw)) {
      return Shape.ANY;
    }
    if (JsonValueReader.reads(raw)) {
      return JsonValueReader.shape(raw);
    }
    if (raw == Optional.class) {
      return of(type.argument(0), path).orNull();
    }
    if (raw.isArray()) {
      return new ListShape(of(type.argument(0), path + "[]"));
    }
    return ofClass(type, path);
  }

  static boolean hasOwnMeans(AnnotatedElement element) {
    return OWN_MEANS.stream().anyMatch(element::isAnnotationPresent);
  }

  private Shape ofClass(ResolvedType type, String path) {
    Class<?> raw = type.raw();
    if (Collection.class.isAssignableFrom(raw)) {
      ResolvedType collection = type.as(Collection.class).orElseThrow();
      return new ListShape(of(collection.argument(0), path + "[]"));
    }
    if (Map.class.isAssignableFrom(raw)) {
      ResolvedType map = type.as(Map.class).orElseThrow();
      return isName(map.argument(0).raw())
          ? new MapShape(of(map.argument(1), path + ".*"))
          : Shape.ANY;
    }
    if (raw.isEnum()) {
      return ofConstants(raw);
    }
    return isText(raw) ? ScalarShape.TEXT : ofObject(type, path);
  }

  /** Whether JSON-B has a string for a type of the JDK. */
  private static boolean isText(Class<?> raw) {
    return raw.getName().startsWith("java.time.") || TEXTS.contains(raw.getName());
  }

  /** Whether a map's keys are the names of an object's properties. */
  private static boolean isName(Class<?> key) {
    return key.isEnum() || SCALARS.containsKey(key) || isText(key);
  }

  private static Shape ofConstants(Class<?> type) {
    Set<String> names = new HashSet<>();
    for (Object constant : type.getEnumConstants()) {
      names.add(((Enum<?>) constant).name());
    }
    return ScalarShape.text("a constant of " + type.getSimpleName(), names::contains);
  }

  private Shape ofObject(ResolvedType type, String path) {
    ObjectShape known = objects.get(type);
    if (known != null) {
      return known;
    }
    Class<?> raw = type.raw();
    if (Modifier.isAbstract(raw.getModifiers())) {
      throw new IllegalArgumentException(
          path
              + " is a "
              + raw.getName()
              + ", of which there are only subclasses; a sealed one has a meaning at the top only"
              + " (make it a record or class, or annotate it with @JsonbTypeInfo)");
    }
    if (!Modifier.isPublic(raw.getModifiers())) {
      throw new IllegalArgumentException(
          path + " is a " + raw.getName() + ", which is not public (make it public)");
    }
    if (raw.getName().startsWith("java.") || objects.size() == MAX_TYPES) {
      throw new IllegalArgumentException(
          path + " is a " + raw.getName() + ", which JSON cannot become (change its type)");
    }
    ObjectShape shape = new ObjectShape(raw.isAnnotationPresent(Closed.class));
    objects.put(type, shape);
    new Properties(this, type, path, shape).addAll();
    return shape;
  }
}
