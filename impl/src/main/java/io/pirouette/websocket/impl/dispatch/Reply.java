// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.dispatch;

import io.pirouette.websocket.CloseFrame;
import io.pirouette.websocket.impl.binding.PayloadWriter;
import io.pirouette.websocket.impl.binding.Payloads;
import io.pirouette.websocket.impl.binding.ResolvedType;
import java.lang.reflect.Modifier;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/** What becomes of the result of a remote method of one return type. */
@FunctionalInterface
interface Reply {

  /** A pong. */
  Reply PONG = (value, replies) -> replies.caller().pong((byte[]) value);

  /** Sends a result. */
  void send(Object value, Replies replies);

  /**
   * The reply for a declared return type.
   *
   * @throws IllegalArgumentException if its values cannot be sent
   */
  static Reply of(ResolvedType type, Payloads payloads) {
    Class<?> raw = type.raw();
    if (raw == void.class) {
      return (value, replies) -> {};
    }
    if (CloseFrame.class.isAssignableFrom(raw)) {
      return (value, replies) -> replies.close((CloseFrame) value);
    }
    if (isStream(raw)) {
      return (value, replies) -> replies.stream(value);
    }
    if (raw == Optional.class) {
      Reply content = of(type.argument(0), payloads);
      return (value, replies) ->
          ((Optional<?>) value).ifPresent(present -> content.send(present, replies));
    }
    return saysNothing(raw) ? anything(payloads) : message(payloads.writer(raw));
  }

  private static boolean isStream(Class<?> type) {
    return Stream.class.isAssignableFrom(type)
        || Iterator.class.isAssignableFrom(type)
        || Flow.Publisher.class.isAssignableFrom(type);
  }

  /** Whether what the values are like is known only when they are there. */
  private static boolean saysNothing(Class<?> type) {
    return type == Object.class
        || (Modifier.isAbstract(type.getModifiers()) && !type.isPrimitive() && !type.isArray());
  }

  private static Reply anything(Payloads payloads) {
    return (value, replies) -> {
      Class<?> actual = value.getClass();
      Reply reply =
          actual == Object.class
              ? message(payloads.writer(actual))
              : of(ResolvedType.of(actual), payloads);
      reply.send(value, replies);
    };
  }

  private static Reply message(PayloadWriter writer) {
    return (value, replies) -> writer.write(replies.caller(), value);
  }
}
