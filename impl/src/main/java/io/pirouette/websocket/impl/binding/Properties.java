// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTransient;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the properties of one record or bean that JSON-B sets: components, parameters of a creator,
 * setters and public fields.
 */
final class Properties {

  private final Shapes shapes;
  private final ResolvedType type;
  private final Class<?> raw;
  private final String path;
  private final ObjectShape shape;

  /** Adds the properties of a type to its shape. */
  Properties(Shapes shapes, ResolvedType type, String path, ObjectShape shape) {
    this.shapes = shapes;
    this.type = type;
    this.raw = type.raw();
    this.path = path;
    this.shape = shape;
  }

  void addAll() {
    Optional<Executable> creator =
        Stream.<Executable>concat(
                Arrays.stream(raw.getDeclaredConstructors()),
                Arrays.stream(raw.getDeclaredMethods()))
            .filter(executable -> executable.isAnnotationPresent(JsonbCreator.class))
            .findFirst();
    if (creator.isPresent()) {
      for (Parameter parameter : creator.get().getParameters()) {
        add(parameter.getName(), parameter.getParameterizedType(), true, List.of(parameter));
      }
    } else if (raw.isRecord()) {
      for (RecordComponent component : raw.getRecordComponents()) {
        add(component.getName(), component.getGenericType(), true, elements(component));
      }
    } else {
      addBeanProperties();
    }
  }

  private List<AnnotatedElement> elements(RecordComponent component) {
    List<AnnotatedElement> elements = new ArrayList<>();
    elements.add(component);
    elements.add(component.getAccessor());
    field(component.getName()).ifPresent(elements::add);
    return elements;
  }

  private void addBeanProperties() {
    Map<String, Setter> setters = new TreeMap<>();
    for (Field field : raw.getFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isFinal(field.getModifiers())) {
        setters.put(
            field.getName(), new Setter(field.getGenericType(), field, field.getDeclaringClass()));
      }
    }
    for (Method method : raw.getMethods()) {
      if (isSetter(method)) {
        Type argument = method.getGenericParameterTypes()[0];
        setters.put(
            decapitalized(method.getName().substring("set".length())),
            new Setter(argument, method, method.getDeclaringClass()));
      }
    }
    Object fresh = fresh();
    setters.forEach(
        (name, setter) -> {
          List<AnnotatedElement> elements = new ArrayList<>(List.of(setter.member));
          field(name).ifPresent(elements::add);
          ResolvedType owner = type.as(setter.declaredBy).orElse(type);
          add(name, owner.member(setter.type), isNull(fresh, name), elements);
        });
  }

  private record Setter(Type type, AnnotatedElement member, Class<?> declaredBy) {}

  private static boolean isSetter(Method method) {
    return method.getName().length() > "set".length()
        && method.getName().startsWith("set")
        && method.getParameterCount() == 1
        && !method.isBridge()
        && !Modifier.isStatic(method.getModifiers());
  }

  private static String decapitalized(String name) {
    boolean abbreviation =
        name.length() > 1
            && Character.isUpperCase(name.charAt(0))
            && Character.isUpperCase(name.charAt(1));
    return abbreviation ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  private void add(
      String name, Type declared, boolean unset, List<? extends AnnotatedElement> elements) {
    add(name, type.member(declared), unset, elements);
  }

  /**
   * Adds a property.
   *
   * @param unset whether it has no value if it is not in the message
   */
  private void add(
      String name,
      ResolvedType propertyType,
      boolean unset,
      List<? extends AnnotatedElement> elements) {
    if (elements.stream().anyMatch(element -> element.isAnnotationPresent(JsonbTransient.class))) {
      return;
    }
    String renamed =
        elements.stream()
            .map(Properties::renamed)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(name);
    Shape value =
        elements.stream().anyMatch(Properties::hasOwnFormat)
            ? Shape.ANY
            : shapes.of(propertyType, path + "." + renamed);
    boolean nullable =
        raw.isAnnotationPresent(JsonbNillable.class)
            || elements.stream().anyMatch(Properties::isNullable);
    boolean optional = propertyType.raw().getName().startsWith("java.util.Optional");
    shape.add(renamed, nullable ? value.orNull() : value, unset && !nullable && !optional);
  }

  private static @Nullable String renamed(AnnotatedElement element) {
    JsonbProperty property = element.getAnnotation(JsonbProperty.class);
    return property == null || property.value().isEmpty() ? null : property.value();
  }

  private static boolean hasOwnFormat(AnnotatedElement element) {
    return element.isAnnotationPresent(JsonbDateFormat.class)
        || element.isAnnotationPresent(JsonbNumberFormat.class)
        || Shapes.hasOwnMeans(element);
  }

  private static boolean isNullable(AnnotatedElement element) {
    return Stream.concat(Stream.of(element.getAnnotations()), typeAnnotations(element))
        .map(annotation -> annotation.annotationType().getSimpleName())
        .anyMatch(name -> name.equals("Nullable") || name.equals("JsonbNillable"));
  }

  /** A {@code @Nullable} may belong to the type rather than to what has it. */
  private static Stream<Annotation> typeAnnotations(AnnotatedElement element) {
    if (element instanceof RecordComponent component) {
      return Stream.of(component.getAnnotatedType().getAnnotations());
    }
    if (element instanceof Field field) {
      return Stream.of(field.getAnnotatedType().getAnnotations());
    }
    if (element instanceof Parameter parameter) {
      return Stream.of(parameter.getAnnotatedType().getAnnotations());
    }
    return element instanceof Method method && method.getParameterCount() == 1
        ? Stream.of(method.getAnnotatedParameterTypes()[0].getAnnotations())
        : Stream.empty();
  }

  private Optional<Field> field(String name) {
    for (Class<?> owner = raw; owner != null; owner = owner.getSuperclass()) {
      for (Field field : owner.getDeclaredFields()) {
        if (field.getName().equals(name) && !Modifier.isStatic(field.getModifiers())) {
          return Optional.of(field);
        }
      }
    }
    return Optional.empty();
  }

  /** A bean as it is before anything is set: it shows which properties have a default. */
  private Object fresh() {
    try {
      Constructor<?> constructor = raw.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new IllegalArgumentException(
          path
              + " is a "
              + raw.getName()
              + ", which cannot be made (give it a constructor without"
              + " parameters, or make it a record)",
          e);
    }
  }

  private boolean isNull(Object fresh, String name) {
    try {
      Optional<Field> field = field(name);
      if (field.isEmpty()) {
        return false;
      }
      field.get().setAccessible(true);
      return field.get().get(fresh) == null;
    } catch (ReflectiveOperationException | RuntimeException e) {
      return false;
    }
  }
}
