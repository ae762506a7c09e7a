// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.service;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Binds one declared method to the event of its kind: each parameter to its source, by type. */
final class MethodBinding {

  private final EventKind kind;
  private final Method method;
  private final PayloadTypes payloadTypes;
  private final Findings findings;

  /** For each parameter, its source. */
  private final List<Source> parameters = new ArrayList<>();

  private @Nullable Class<?> messageType;
  private boolean correct = true;

  MethodBinding(EventKind kind, Method method, PayloadTypes payloadTypes, Findings findings) {
    this.kind = kind;
    this.method = method;
    this.payloadTypes = payloadTypes;
    this.findings = findings;
  }

  /** Binds the method, or reports why that cannot be. */
  Optional<RemoteMethod> bind() {
    matchParameters();
    checkRequired();
    checkResult();
    return correct
        ? Optional.of(new RemoteMethod(handle(), messageType, method.getReturnType()))
        : Optional.empty();
  }

  private void matchParameters() {
    Class<?>[] types = method.getParameterTypes();
    for (int i = 0; i < types.length; i++) {
      Class<?> type = types[i];
      Optional<Source> source =
          kind.sources().stream()
              .filter(candidate -> !parameters.contains(candidate))
              .filter(candidate -> kind.fills(candidate, type, payloadTypes))
              .findFirst();
      if (source.isPresent()) {
        parameters.add(source.get());
        messageType = source.get() == Source.MESSAGE ? type : messageType;
      } else {
        report(
            kind.parameterRule(),
            "parameter " + (i + 1) + " of type " + type.getTypeName() + " cannot be filled");
      }
    }
  }

  /** What a method must take to be of any use. */
  private void checkRequired() {
    if (!correct) {
      return;
    }
    switch (kind) {
      case TEXT -> require(Source.MESSAGE, Rule.TEXT_MISSING, "the text");
      case BINARY -> require(Source.MESSAGE, Rule.BINARY_MISSING, "the bytes");
      case EITHER -> require(Source.MESSAGE, Rule.MESSAGE_PARAMETERS, "the message");
      case FAILED -> require(Source.ERROR, Rule.ERROR_MISSING, "the error");
      case CLOSED -> {
        if (parameters.isEmpty()) {
          report(Rule.CLOSE_PARAMETER_COUNT, "has no parameter");
        }
      }
      default -> {}
    }
  }

  private void require(Source source, Rule rule, String what) {
    if (!parameters.contains(source)) {
      report(rule, "does not take " + what);
    }
  }

  private void checkResult() {
    if (!kind.result().allows(payloadTypes, method.getReturnType())) {
      correct = false;
      findings.add(
          kind.result().rule(),
          place(),
          "returns " + method.getGenericReturnType().getTypeName(),
          "return " + kind.result().expected());
    }
  }

  private void report(Rule rule, String problem) {
    correct = false;
    findings.add(
        rule, place(), problem, "declare parameters of types " + kind.expectedParameters());
  }

  private String place() {
    return method.getDeclaringClass().getName()
        + "."
        + method.getName()
        + Stream.of(method.getParameterTypes())
            .map(Class::getTypeName)
            .collect(Collectors.joining(", ", "(", ")"));
  }

  /** The method as a handle of its kind's type: the service first, then all sources in order. */
  private MethodHandle handle() {
    MethodType wanted = kind.handleType();
    MethodHandle direct = Reflection.handleOf(method);
    MethodType reordered = direct.type().changeParameterType(0, wanted.parameterType(0));
    int[] order = new int[reordered.parameterCount()];
    for (int i = 0; i < parameters.size(); i++) {
      order[i + 1] = kind.sources().indexOf(parameters.get(i)) + 1;
      reordered = reordered.changeParameterType(i + 1, wanted.parameterType(order[i + 1]));
    }
    return MethodHandles.permuteArguments(
        direct.asType(reordered.changeReturnType(Object.class)), wanted, order);
  }
}
