// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbNillable;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the properties of one record or bean that JSON-B sets: components, parameters of a creator,
 * setters and public fields.
 */
final class Properties {

  private static final String SET = "set";

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
    Optional<Executable> creator = creator();
    if (creator.isPresent()) {
      for (Parameter parameter : creator.get().getParameters()) {
        ResolvedType parameterType = type.member(parameter.getParameterizedType());
        add(parameter.getName(), parameterType, true, List.of(parameter));
      }
    } else if (raw.isRecord()) {
      checkOneConstructor();
      for (RecordComponent component : raw.getRecordComponents()) {
        ResolvedType componentType = type.member(component.getGenericType());
        add(component.getName(), componentType, true, elements(component));
      }
    }
    if (!raw.isRecord()) {
      addSettable(creator.isPresent() ? null : fresh());
    }
  }

  /** Of several, a binder does not know which one to take. */
  private void checkOneConstructor() {
    if (raw.getDeclaredConstructors().length > 1) {
      throw new IllegalArgumentException(
          path
              + " is a "
              + raw.getName()
              + ", which has several constructors (annotate one with @JsonbCreator)");
    }
  }

  private Optional<Executable> creator() {
    return Stream.<Executable>concat(
            Arrays.stream(raw.getDeclaredConstructors()), Arrays.stream(raw.getDeclaredMethods()))
        .filter(executable -> executable.isAnnotationPresent(JsonbCreator.class))
        .findFirst();
  }

  private List<AnnotatedElement> elements(RecordComponent component) {
    List<AnnotatedElement> elements = new ArrayList<>(List.of(component, component.getAccessor()));
    field(component.getName()).ifPresent(elements::add);
    return elements;
  }

  private record Settable(ResolvedType type, AnnotatedElement member) {}

  /**
   * What is set after the object has been made.
   *
   * @param fresh such an object; null if there is none to look at
   */
  private void addSettable(@Nullable Object fresh) {
    Map<String, Settable> settable = new TreeMap<>();
    for (Field field : raw.getFields()) {
      if (isSettable(field)) {
        ResolvedType fieldType = as(field.getDeclaringClass()).member(field.getGenericType());
        settable.put(field.getName(), new Settable(fieldType, field));
      }
    }
    for (Method method : raw.getMethods()) {
      if (isSetter(method)) {
        ResolvedType argument =
            as(method.getDeclaringClass()).member(method.getGenericParameterTypes()[0]);
        String name = decapitalized(method.getName().substring(SET.length()));
        settable.put(name, new Settable(argument, method));
      }
    }
    settable.forEach(
        (name, property) -> {
          List<AnnotatedElement> elements = new ArrayList<>(List.of(property.member));
          field(name).ifPresent(elements::add);
          add(name, property.type, fresh != null && isNull(fresh, name), elements);
        });
  }

  private ResolvedType as(Class<?> declaring) {
    return type.as(declaring).orElse(type);
  }

  private static boolean isSettable(Field field) {
    return (field.getModifiers() & (Modifier.STATIC | Modifier.FINAL | Modifier.TRANSIENT)) == 0;
  }

  private static boolean isSetter(Method method) {
    return method.getName().length() > SET.length()
        && method.getName().startsWith(SET)
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

  /**
   * Adds a property.
   *
   * @param unset whether it has no value if it is not in the message
   */
  private void add(
      String declared, ResolvedType valueType, boolean unset, List<AnnotatedElement> elements) {
    Declaration declaration = new Declaration(elements);
    String name = declaration.name(declared);
    if (declaration.isTransient()) {
      refuseIfSet(elements.get(0), name);
      return;
    }
    if (shape.property(name) != null) {
      return;
    }
    Shape value = declaration.hasOwnFormat() ? Shape.ANY : shapes.of(valueType, path + "." + name);
    boolean nullable = raw.isAnnotationPresent(JsonbNillable.class) || declaration.isNullable();
    boolean optional = valueType.raw().getName().startsWith("java.util.Optional");
    shape.add(name, nullable ? value.orNull() : value, unset && !nullable && !optional);
  }

  /** A component or a parameter has a value always, wherever it comes from. */
  private void refuseIfSet(AnnotatedElement element, String name) {
    if (element instanceof RecordComponent || element instanceof Parameter) {
      throw new IllegalArgumentException(
          path + "." + name + " is @JsonbTransient, but has to be given a value (remove it)");
    }
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
      if ((constructor.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) == 0) {
        throw new IllegalAccessException(constructor + " is neither public nor protected");
      }
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      throw new IllegalArgumentException(
          path
              + " is a "
              + raw.getName()
              + ", which cannot be made (give it a public constructor without parameters, or make"
              + " it a record)",
          e);
    }
  }

  private boolean isNull(Object fresh, String name) {
    Optional<Field> field = field(name);
    try {
      return field.isPresent() && field.get().trySetAccessible() && field.get().get(fresh) == null;
    } catch (IllegalAccessException e) {
      return false;
    }
  }
}
