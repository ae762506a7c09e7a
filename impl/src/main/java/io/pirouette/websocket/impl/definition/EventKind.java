// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.definition;

import static io.pirouette.websocket.impl.definition.Source.CALLER;
import static io.pirouette.websocket.impl.definition.Source.ERROR;
import static io.pirouette.websocket.impl.definition.Source.MESSAGE;
import static io.pirouette.websocket.impl.definition.Source.REASON;
import static io.pirouette.websocket.impl.definition.Source.STATUS_CODE;

import io.pirouette.websocket.error.PayloadBindingException;
import io.pirouette.websocket.error.WebSocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
  /** Nothing has come or gone for a while. */
  IDLE("onIdleTimeout", Result.CLOSE, Rule.IDLE_PARAMETERS, Rule.IDLE_CALLER, CALLER),
  /** The token that lets the peer in will expire soon. */
  EXPIRING("onTokenExpiring", Result.REPLY, Rule.EXPIRY_PARAMETERS, Rule.EXPIRY_PARAMETERS, CALLER),
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
  FAILED("onError", Result.CLOSE, Rule.ERROR_PARAMETERS, Rule.ERROR_MISSING, CALLER, ERROR),
  /** A message did not fit its method: {@code onTextMessageError}, and so on. */
  REFUSED("<name>Error", Result.CLOSE, Rule.ERROR_PARAMETERS, Rule.ERROR_MISSING, CALLER, ERROR);

  private static final Set<String> STANDARD_NAMES =
      Arrays.stream(values()).map(EventKind::methodName).collect(Collectors.toUnmodifiableSet());

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

  /** Whether a method of that name is reached by events alone, and never by a message type. */
  static boolean isStandardName(String name) {
    return STANDARD_NAMES.contains(name);
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
      case FAILED, REFUSED -> Optional.of(ERROR);
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
  boolean fills(Source source, TypeDescription type) {
    return switch (source) {
      case MESSAGE -> isMessage(type);
      case STATUS_CODE -> type.is(int.class) || type.is(Integer.class);
      case ERROR -> type.is(Throwable.class) || (this == REFUSED && isBindingError(type));
      default -> type.is(source.type());
    };
  }

  private boolean isMessage(TypeDescription type) {
    return switch (this) {
      case TEXT -> type.is(String.class);
      case EITHER -> DataTypes.isReadable(type);
      default -> type.is(byte[].class);
    };
  }

  /** The error of such an event is of the last of these types always. */
  private static boolean isBindingError(TypeDescription type) {
    return Stream.of(
            Exception.class,
            RuntimeException.class,
            WebSocketException.class,
            PayloadBindingException.class)
        .anyMatch(type::is);
  }

  /** What can be declared as a parameter, for people. */
  String expectedParameters() {
    return switch (this) {
      case OPENED, IDLE, EXPIRING -> "Caller";
      case TEXT -> "Caller, String";
      case EITHER -> "Caller, and one that a message can become, such as String or a record";
      case BINARY, PING, PONG -> "Caller, byte[]";
      case CLOSED -> "Caller, int, String";
      case FAILED -> "Caller, Throwable";
      case REFUSED -> "Caller, PayloadBindingException";
    };
  }
}
