// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.definition;

import static io.pirouette.websocket.impl.definition.Source.CALLER;
import static io.pirouette.websocket.impl.definition.Source.ERROR;
import static io.pirouette.websocket.impl.definition.Source.MESSAGE;
import static io.pirouette.websocket.impl.definition.Source.REASON;
import static io.pirouette.websocket.impl.definition.Source.STATUS_CODE;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The standard remote methods of specification section 3.2.1, one per kind of event. */
public enum EventKind {
  /** The connection is open. */
  OPENED("onOpen", Result.REPLY, Rule.OPEN_PARAMETERS, Rule.OPEN_PARAMETERS, CALLER),
  /** A text message. */
  TEXT("onTextMessage", Result.REPLY, Rule.TEXT_PARAMETERS, Rule.TEXT_MISSING, CALLER, MESSAGE),
  /** A binary message. */
  BINARY(
      "onBinaryMessage",
      Result.REPLY,
      Rule.BINARY_PARAMETERS,
      Rule.BINARY_MISSING,
      CALLER,
      MESSAGE),
  /** A message of either kind. */
  EITHER(
      "onMessage", Result.REPLY, Rule.MESSAGE_PARAMETERS, Rule.MESSAGE_PARAMETERS, CALLER, MESSAGE),
  /** A ping. */
  PING("onPing", Result.PONG, Rule.MESSAGE_PARAMETERS, Rule.MESSAGE_PARAMETERS, CALLER, MESSAGE),
  /** A pong. */
  PONG("onPong", Result.NONE, Rule.MESSAGE_PARAMETERS, Rule.MESSAGE_PARAMETERS, CALLER, MESSAGE),
  /** The connection was closed by the peer, or lost. */
  CLOSED(
      "onClose",
      Result.NONE,
      Rule.CLOSE_PARAMETERS,
      Rule.CLOSE_PARAMETERS,
      CALLER,
      STATUS_CODE,
      REASON),
  /** Something failed. */
  FAILED("onError", Result.NONE, Rule.ERROR_PARAMETERS, Rule.ERROR_MISSING, CALLER, ERROR);

  private final String methodName;
  private final Result result;
  private final Rule parameterRule;
  private final Rule loneParameterRule;
  private final List<Source> sources;

  EventKind(
      String methodName,
      Result result,
      Rule parameterRule,
      Rule loneParameterRule,
      Source... sources) {
    this.methodName = methodName;
    this.result = result;
    this.parameterRule = parameterRule;
    this.loneParameterRule = loneParameterRule;
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

  /** Broken by one that stands alone, and by the lack of what the method must take. */
  Rule loneParameterRule() {
    return loneParameterRule;
  }

  /** What an event of this kind brings, in this order. */
  public List<Source> sources() {
    return sources;
  }

  /** What the method must take. */
  Optional<Source> required() {
    return switch (this) {
      case TEXT, BINARY, EITHER -> Optional.of(MESSAGE);
      case FAILED -> Optional.of(ERROR);
      default -> Optional.empty();
    };
  }

  /** The same for people. */
  String requiredName() {
    return switch (this) {
      case TEXT -> "the text";
      case BINARY -> "the bytes";
      case EITHER -> "the message";
      default -> "the error";
    };
  }

  /** Whether a parameter of this type is filled from this source. */
  boolean fills(Source source, TypeDescription type, PayloadTypes types) {
    if (source != MESSAGE) {
      return type.is(source.type()) || (source == STATUS_CODE && type.is(Integer.class));
    }
    return switch (this) {
      case TEXT -> type.is(String.class);
      case EITHER -> types.readable(type);
      default -> type.is(byte[].class);
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
