// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.service;

import io.pirouette.websocket.DispatcherConfig;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.impl.definition.ClassDescription;
import io.pirouette.websocket.impl.definition.MethodDescription;
import io.pirouette.websocket.impl.definition.ParameterDescription;
import io.pirouette.websocket.impl.definition.TypeDescription;
import io.pirouette.websocket.impl.definition.TypeDescription.Form;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A loaded class, described for the rules; leads back from a description to its method. */
final class ExaminedClass {

  private final ClassDescription description;
  private final Map<MethodDescription, Method> methods = new IdentityHashMap<>();

  ExaminedClass(Class<?> type) {
    Set<Method> found = new LinkedHashSet<>();
    Stream.concat(
            Reflection.publicMethods(type),
            Arrays.stream(type.getDeclaredMethods()).filter(method -> !method.isSynthetic()))
        .forEach(found::add);
    found.forEach(method -> methods.put(describe(method), method));
    description = new ClassDescription(describe(type, type), List.copyOf(methods.keySet()));
  }

  ClassDescription description() {
    return description;
  }

  /** The method that is described. */
  Method method(MethodDescription described) {
    return Objects.requireNonNull(methods.get(described));
  }

  private static MethodDescription describe(Method method) {
    Get get = method.getAnnotation(Get.class);
    DispatcherConfig dispatcher = method.getAnnotation(DispatcherConfig.class);
    List<ParameterDescription> parameters = new ArrayList<>();
    for (Parameter parameter : method.getParameters()) {
      parameters.add(describe(parameter));
    }
    Class<?> declaredIn = method.getDeclaringClass();
    return new MethodDescription(
        method.getName(),
        describe(declaredIn, declaredIn),
        Modifier.isPublic(method.getModifiers()),
        Modifier.isStatic(method.getModifiers()),
        describe(method.getReturnType(), method.getGenericReturnType()),
        parameters,
        get == null ? null : get.value(),
        dispatcher == null ? null : dispatcher.value());
  }

  private static ParameterDescription describe(Parameter parameter) {
    Map<String, String> annotations = new HashMap<>();
    for (Annotation annotation : parameter.getAnnotations()) {
      annotations.put(annotation.annotationType().getName(), value(annotation));
    }
    return new ParameterDescription(
        describe(parameter.getType(), parameter.getParameterizedType()),
        parameter.isNamePresent() ? parameter.getName() : null,
        annotations);
  }

  private static String value(Annotation annotation) {
    try {
      Method element = annotation.annotationType().getDeclaredMethod("value");
      element.setAccessible(true);
      return element.invoke(annotation) instanceof String text ? text : "";
    } catch (ReflectiveOperationException | RuntimeException e) {
      return "";
    }
  }

  private static TypeDescription describe(Class<?> raw, @Nullable Type generic) {
    List<TypeDescription> arguments = new ArrayList<>();
    if (generic instanceof ParameterizedType parameterized) {
      for (Type argument : parameterized.getActualTypeArguments()) {
        if (argument instanceof Class<?> type) {
          arguments.add(describe(type, null));
        } else if (argument instanceof ParameterizedType nested) {
          arguments.add(describe((Class<?>) nested.getRawType(), nested));
        }
      }
    }
    Class<?> innermost = innermost(raw);
    Set<String> supertypes = new HashSet<>();
    addSupertypes(innermost, supertypes);
    if (generic instanceof TypeVariable) {
      // What it stands for depends on the subclass.
      supertypes.add(raw.getTypeName());
      return new TypeDescription(
          generic.getTypeName(), arguments, supertypes, Form.ABSTRACT, Set.of());
    }
    Set<String> annotations = new HashSet<>();
    for (Annotation annotation : innermost.getAnnotations()) {
      annotations.add(annotation.annotationType().getName());
    }
    return new TypeDescription(
        raw.getTypeName(), arguments, supertypes, form(innermost), annotations);
  }

  private static Class<?> innermost(Class<?> type) {
    return type.isArray() ? innermost(type.getComponentType()) : type;
  }

  private static Form form(Class<?> type) {
    if (type.isPrimitive()) {
      return Form.PRIMITIVE;
    }
    if (!Modifier.isAbstract(type.getModifiers())) {
      return Form.CONCRETE;
    }
    return type.isSealed() ? Form.SEALED : Form.ABSTRACT;
  }

  private static void addSupertypes(Class<?> type, Set<String> names) {
    Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
        .filter(above -> names.add(above.getTypeName()))
        .forEach(above -> addSupertypes(above, names));
  }
}
