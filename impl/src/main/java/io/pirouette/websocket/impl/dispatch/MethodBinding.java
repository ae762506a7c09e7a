// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.dispatch;

import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.binding.Constraints;
import io.pirouette.websocket.impl.binding.PayloadReader;
import io.pirouette.websocket.impl.binding.Payloads;
import io.pirouette.websocket.impl.binding.ResolvedType;
import io.pirouette.websocket.impl.definition.EventKind;
import io.pirouette.websocket.impl.definition.Findings;
import io.pirouette.websocket.impl.definition.Rule;
import io.pirouette.websocket.impl.dispatch.BoundMethod.MessageConstraints;
import io.pirouette.websocket.impl.service.RemoteMethod;
import io.pirouette.websocket.impl.service.ServiceModel;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Surrounds the remote methods of one class with their conversions. For one thread. */
final class MethodBinding {

  private final ServiceModel model;
  private final Payloads payloads;
  private final boolean validation;
  private final Findings findings;

  /**
   * The binding of a class's methods.
   *
   * @param validation whether messages are held to constraints
   * @param findings for types that cannot be bound
   */
  MethodBinding(ServiceModel model, Payloads payloads, boolean validation, Findings findings) {
    this.model = model;
    this.payloads = payloads;
    this.validation = validation;
    this.findings = findings;
  }

  /** A method bound; empty if there is none, or if it has findings. */
  Optional<BoundMethod> bind(EventKind kind, @Nullable RemoteMethod method) {
    if (method == null) {
      return Optional.empty();
    }
    try {
      RemoteMethod errorMethod = model.errorMethod(method);
      return Optional.of(
          new BoundMethod(
              method,
              reader(kind, method),
              constraints(kind, method),
              reply(kind, method),
              errorMethod == null ? null : bind(EventKind.REFUSED, errorMethod).orElse(null)));
    } catch (IllegalArgumentException | WebSocketException e) {
      findings.add(
          Rule.BINDING,
          method.place(),
          String.valueOf(e.getMessage()),
          "change the type, or add what is missing");
      return Optional.empty();
    }
  }

  private @Nullable PayloadReader reader(EventKind kind, RemoteMethod method) {
    Type type = method.messageType();
    return type == null || isControl(kind) ? null : payloads.reader(type);
  }

  private static boolean isControl(EventKind kind) {
    return kind == EventKind.PING || kind == EventKind.PONG;
  }

  private Reply reply(EventKind kind, RemoteMethod method) {
    return kind == EventKind.PING
        ? Reply.PONG
        : Reply.of(ResolvedType.of(method.returnType()), payloads);
  }

  private @Nullable MessageConstraints constraints(EventKind kind, RemoteMethod method) {
    Type type = method.messageType();
    if (!validation || type == null || isControl(kind)) {
      return null;
    }
    Constraints constraints =
        (method.hasAnnotatedMessage() ? payloads.constraints() : payloads.constraints(type))
            .orElse(null);
    if (constraints == null) {
      return null;
    }
    return method.hasConstraints(constraints)
        ? (service, message) -> method.check(constraints, service, message)
        : (service, message) -> constraints.check(message);
  }
}
