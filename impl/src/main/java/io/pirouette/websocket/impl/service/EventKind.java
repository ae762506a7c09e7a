// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.service;

import static io.pirouette.websocket.impl.service.Source.CALLER;
import static io.pirouette.websocket.impl.service.Source.ERROR;
import static io.pirouette.websocket.impl.service.Source.MESSAGE;
import static io.pirouette.websocket.impl.service.Source.REASON;
import static io.pirouette.websocket.impl.service.Source.STATUS_CODE;

import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The standard remote methods of specification section 3.2.1, one per kind of event. */
public enum EventKind {
  /** The connection is open. */
  OPENED("onOpen", Result.REPLY, Rule.OPEN_PARAMETERS, CALLER),
  /** A text message. */
  TEXT("onTextMessage", Result.REPLY, Rule.TEXT_PARAMETERS, CALLER, MESSAGE),
  /** A binary message. */
  BINARY("onBinaryMessage", Result.REPLY, Rule.BINARY_PARAMETERS, CALLER, MESSAGE),
  /** A message of either kind. */
  EITHER("onMessage", Result.REPLY, Rule.MESSAGE_PARAMETERS, CALLER, MESSAGE),
  /** A ping. */
  PING("onPing", Result.PONG, Rule.MESSAGE_PARAMETERS, CALLER, MESSAGE),
  /** A pong. */
  PONG("onPong", Result.NONE, Rule.MESSAGE_PARAMETERS, CALLER, MESSAGE),
  /** The connection was closed by the peer, or lost. */
  CLOSED("onClose", Result.NONE, Rule.CLOSE_PARAMETERS, CALLER, STATUS_CODE, REASON),
  /** Something failed. */
  FAILED("onError", Result.NONE, Rule.ERROR_PARAMETERS, CALLER, ERROR);

  private final String methodName;
  private final Result result;
  private final Rule parameterRule;
  private final List<Source> sources;

  EventKind(String methodName, Result result, Rule parameterRule, Source... sources) {
    this.methodName = methodName;
    this.result = result;
    this.parameterRule = parameterRule;
    this.sources = List.of(sources);
  }

  static Optional<EventKind> ofMethodName(String name) {
    return Arrays.stream(values()).filter(kind -> kind.methodName.equals(name)).findFirst();
  }

  /** The name of the remote method. */
  public String methodName() {
    return methodName;
  }

  Result result() {
    return result;
  }

  /** Broken by a parameter that nothing can fill. */
  Rule parameterRule() {
    return parameterRule;
  }

  /** What an event of this kind brings, in the order in which {@link #handleType} has it. */
  List<Source> sources() {
    return sources;
  }

  /** The type to which each method of this kind is adapted: the service, then the sources. */
  MethodType handleType() {
    return MethodType.methodType(Object.class, Object.class)
        .appendParameterTypes(sources.stream().map(Source::type).toArray(Class<?>[]::new));
  }

  /** Whether a parameter of this type is filled from this source. */
  boolean fills(Source source, Class<?> type, PayloadTypes types) {
    if (source != MESSAGE) {
      return type == source.type() || (source == STATUS_CODE && type == Integer.class);
    }
    return switch (this) {
      case TEXT -> type == String.class;
      case EITHER -> types.readable(type);
      default -> type == byte[].class;
    };
  }

  /** What can be declared as a parameter, for people. */
  String expectedParameters() {
    return switch (this) {
      case OPENED -> "Caller";
      case TEXT -> "Caller, String";
      case EITHER -> "Caller, and String or byte[]";
      case BINARY, PING, PONG -> "Caller, byte[]";
      case CLOSED -> "Caller, int, String";
      case FAILED -> "Caller, Throwable";
    };
  }
}
