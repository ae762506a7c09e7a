// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import io.pirouette.websocket.error.PayloadValidationException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.metadata.MethodDescriptor;
import jakarta.validation.metadata.ParameterDescriptor;
import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Holds values to the constraints of Jakarta Validation. Any thread. */
public final class Constraints {

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
   */
  public void check(@Nullable Object value) {
    Set<String> violations = new TreeSet<>();
    collect("$", value, violations);
    throwIfAny(violations);
  }

  /** Whether a parameter of a method has constraints itself, or wants its value checked. */
  public boolean concern(Method method, int parameter) {
    MethodDescriptor descriptor =
        validator
            .getConstraintsForClass(method.getDeclaringClass())
            .getConstraintsForMethod(method.getName(), method.getParameterTypes());
    if (descriptor == null) {
      return false;
    }
    ParameterDescriptor described = descriptor.getParameterDescriptors().get(parameter);
    return described.hasConstraints()
        || described.isCascaded()
        || !described.getConstrainedContainerElementTypes().isEmpty();
  }

  /**
   * Checks a value by its class and as the parameter of a method.
   *
   * @throws PayloadValidationException if a constraint is broken
   */
  public void check(Object owner, Method method, int parameter, @Nullable Object value) {
    Set<String> violations = new TreeSet<>();
    collect("$", value, violations);
    @Nullable Object[] values = new @Nullable Object[method.getParameterCount()];
    values[parameter] = value;
    for (ConstraintViolation<?> violation :
        validator.forExecutables().validateParameters(owner, method, values)) {
      addParameter(violation, parameter, violations);
    }
    throwIfAny(violations);
  }

  /** The path begins with the method and its parameter. */
  private static void addParameter(
      ConstraintViolation<?> violation, int parameter, Set<String> violations) {
    Iterator<Path.Node> nodes = violation.getPropertyPath().iterator();
    Path.Node method = nodes.next();
    Path.ParameterNode node = nodes.next().as(Path.ParameterNode.class);
    if (node.getParameterIndex() == parameter) {
      int before = method.getName().length() + 1 + node.getName().length();
      String path = violation.getPropertyPath().toString().substring(before);
      violations.add("$" + path + " " + violation.getMessage());
    }
  }

  private void collect(String path, @Nullable Object value, Set<String> violations) {
    if (value instanceof Iterable<?> elements) {
      int index = 0;
      for (Object element : elements) {
        collect(path + "[" + index++ + "]", element, violations);
      }
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, element) -> collect(path + "." + key, element, violations));
    } else if (value instanceof Object[] array) {
      for (int index = 0; index < array.length; index++) {
        collect(path + "[" + index + "]", array[index], violations);
      }
    } else if (value instanceof Optional<?> optional) {
      collect(path, optional.orElse(null), violations);
    } else if (value != null && isConstrained(value.getClass())) {
      for (ConstraintViolation<?> violation : validator.validate(value)) {
        String inside = violation.getPropertyPath().toString();
        violations.add(
            path + (inside.isEmpty() ? "" : "." + inside) + " " + violation.getMessage());
      }
    }
  }

  private boolean isConstrained(Class<?> type) {
    return constrained.computeIfAbsent(
        type,
        unknown ->
            !unknown.getName().startsWith("java.")
                && validator.getConstraintsForClass(unknown).isBeanConstrained());
  }

  private static void throwIfAny(Set<String> violations) {
    if (!violations.isEmpty()) {
      throw new PayloadValidationException(
          "data validation failed: " + String.join(", ", violations), null);
    }
  }
}
