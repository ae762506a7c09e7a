// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTransient;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is said of a property by the annotations of all that declares it.
 *
 * @param elements its field, setter, component, accessor or parameter
 */
record Declaration(List<AnnotatedElement> elements) {

  /** Whether JSON-B does not know it. */
  boolean isTransient() {
    return has(JsonbTransient.class);
  }

  /** Its name in JSON. */
  String name(String declared) {
    return elements.stream()
        .flatMap(element -> Stream.ofNullable(element.getAnnotation(JsonbProperty.class)))
        .map(JsonbProperty::value)
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse(declared);
  }

  /** Whether only JSON-B knows what its values look like. */
  boolean hasOwnFormat() {
    return has(JsonbDateFormat.class)
        || has(JsonbNumberFormat.class)
        || elements.stream().anyMatch(Shapes::hasOwnMeans);
  }

  /** Whether it may be {@code null}, by an annotation of whatever library. */
  boolean isNullable() {
    return elements.stream()
        .flatMap(
            element -> Stream.concat(Stream.of(element.getAnnotations()), typeAnnotations(element)))
        .map(annotation -> annotation.annotationType().getSimpleName())
        .anyMatch(name -> name.equals("Nullable") || name.equals("JsonbNillable"));
  }

  private boolean has(Class<? extends Annotation> annotation) {
    return elements.stream().anyMatch(element -> element.isAnnotationPresent(annotation));
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
}
