// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import io.pirouette.websocket.error.PayloadValidationException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.metadata.MethodDescriptor;
import jakarta.validation.metadata.ParameterDescriptor;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds values to the constraints of Jakarta Validation. Any thread. */
public final class Constraints {

  /** What is told of what is wrong, and of each of it in characters. */
  private static final int MAX_SHOWN = 20;

  private static final int MAX_LENGTH = 200;

  private final Validator validator;

  /** Whether there is anything to check for a class. */
  private final Map<Class<?>, Boolean> constrained = new ConcurrentHashMap<>();

  private Constraints(Validator validator) {
    this.validator = validator;
  }

  /**
   * Finds the library.
   *
   * @return empty if there is none on the class path
   * @throws WebSocketException if it cannot be used
   */
  static Optional<Constraints> find() {
    try {
      return Optional.of(new Constraints(Validation.buildDefaultValidatorFactory().getValidator()));
    } catch (NoClassDefFoundError | NoProviderFoundException e) {
      return Optional.empty();
    } catch (ValidationException e) {
      throw new WebSocketException(
          Phase.READ,
          "Constraints cannot be checked: " + e.getMessage() + " (or set validation to false)",
          e);
    }
  }

  /**
   * Checks a value by its class, and the elements of a collection, array or map by theirs.
   *
   * @throws PayloadValidationException if a constraint is broken
   * @throws WebSocketException if one cannot be checked
   */
  public void check(@Nullable Object value) {
    Set<String> violations = new TreeSet<>();
    collect("$", value, violations);
    throwIfAny(violations);
  }

  /**
   * Whether a parameter of a method has constraints itself, or wants its value checked.
   *
   * @throws WebSocketException if its constraints cannot be
   */
  public boolean concern(Method method, int parameter) {
    MethodDescriptor descriptor = asked(() -> descriptor(method));
    if (descriptor == null) {
      return false;
    }
    ParameterDescriptor described = descriptor.getParameterDescriptors().get(parameter);
    return described.hasConstraints()
        || described.isCascaded()
        || !described.getConstrainedContainerElementTypes().isEmpty();
  }

  private @Nullable MethodDescriptor descriptor(Method method) {
    return validator
        .getConstraintsForClass(method.getDeclaringClass())
        .getConstraintsForMethod(method.getName(), method.getParameterTypes());
  }

  /**
   * Checks a value by its class and as the parameter of a method.
   *
   * @throws PayloadValidationException if a constraint is broken
   * @throws WebSocketException if one cannot be checked
   */
  public void check(Object owner, Method method, int parameter, @Nullable Object value) {
    Set<String> violations = new TreeSet<>();
    collect("$", value, violations);
    @Nullable Object[] values = new @Nullable Object[method.getParameterCount()];
    values[parameter] = value;
    asked(() -> validator.forExecutables().validateParameters(owner, method, values)).stream()
        .filter(violation -> isOf(parameter, violation))
        .forEach(violation -> violations.add(text("$", violation)));
    throwIfAny(violations);
  }

  /** The second part of the path is the parameter; there is none if it is of all parameters. */
  private static boolean isOf(int parameter, ConstraintViolation<?> violation) {
    Iterator<Path.Node> nodes = violation.getPropertyPath().iterator();
    nodes.next();
    Path.Node node = nodes.next();
    return node.getKind() == ElementKind.PARAMETER
        && node.as(Path.ParameterNode.class).getParameterIndex() == parameter;
  }

  private void collect(String path, @Nullable Object value, Set<String> violations) {
    if (violations.size() > MAX_SHOWN) {
      return;
    }
    if (value instanceof Collection<?> elements) {
      int index = 0;
      for (Object element : elements) {
        collect(path + "[" + index++ + "]", element, violations);
      }
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, element) -> collect(path + "[" + key + "]", element, violations));
    } else if (value instanceof Object[] array) {
      for (int index = 0; index < array.length; index++) {
        collect(path + "[" + index + "]", array[index], violations);
      }
    } else if (value instanceof Optional<?> optional) {
      collect(path, optional.orElse(null), violations);
    } else if (value != null && isConstrained(value.getClass())) {
      asked(() -> validator.validate(value))
          .forEach(violation -> violations.add(text(path, violation)));
    }
  }

  /** The path in terms of JSON: without the names of methods, parameters and containers. */
  private static String text(String root, ConstraintViolation<?> violation) {
    StringBuilder text = new StringBuilder(root);
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.isInIterable()) {
        Object place = node.getIndex() == null ? node.getKey() : node.getIndex();
        text.append('[').append(place == null ? "" : place).append(']');
      }
      if (node.getKind() == ElementKind.PROPERTY) {
        text.append('.').append(node.getName());
      }
    }
    return text.append(' ').append(violation.getMessage()).toString();
  }

  /** What the library answers; it throws if a constraint, or the code of one, is wrong. */
  private static <T extends @Nullable Object> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (ValidationException e) {
      throw new WebSocketException(
          Phase.READ, "Constraints cannot be checked: " + e.getMessage(), e);
    }
  }

  private boolean isConstrained(Class<?> type) {
    return constrained.computeIfAbsent(
        type,
        unknown ->
            !unknown.getName().startsWith("java.")
                && asked(() -> validator.getConstraintsForClass(unknown)).isBeanConstrained());
  }

  private static String shortened(String violation) {
    return violation.length() <= MAX_LENGTH
        ? violation
        : violation.substring(0, MAX_LENGTH) + "...";
  }

  private static void throwIfAny(Set<String> violations) {
    if (!violations.isEmpty()) {
      throw new PayloadValidationException(
          "data validation failed: "
              + violations.stream()
                  .limit(MAX_SHOWN)
                  .map(Constraints::shortened)
                  .collect(Collectors.joining(", "))
              + (violations.size() > MAX_SHOWN ? ", and more" : ""),
          null);
    }
  }
}
