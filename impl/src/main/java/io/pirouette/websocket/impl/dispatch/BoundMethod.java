// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.dispatch;

import io.pirouette.websocket.impl.binding.PayloadReader;
import io.pirouette.websocket.impl.service.RemoteMethod;
import org.jspecify.annotations.Nullable;

/**
 * A remote method with all that surrounds its call.
 *
 * @param method the method
 * @param reader makes what it takes of a message; null if it takes none
 * @param constraints what the message is held to; null if nothing
 * @param reply what becomes of its result
 * @param errorMethod is told which text messages do not fit; null if nobody is
 */
record BoundMethod(
    RemoteMethod method,
    @Nullable PayloadReader reader,
    @Nullable MessageConstraints constraints,
    Reply reply,
    @Nullable BoundMethod errorMethod) {

  /** Holds a message to constraints; throws a {@code PayloadValidationException}. */
  @FunctionalInterface
  interface MessageConstraints {
    void check(Object service, @Nullable Object message);
  }
}
