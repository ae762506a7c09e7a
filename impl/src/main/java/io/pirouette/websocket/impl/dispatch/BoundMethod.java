// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.dispatch;

import io.pirouette.websocket.impl.binding.PayloadReader;
import io.pirouette.websocket.impl.binding.ReplyWriter;
import io.pirouette.websocket.impl.definition.EventKind;
import io.pirouette.websocket.impl.service.RemoteMethod;
import org.jspecify.annotations.Nullable;

/** A remote method with the conversions of its message and its result. */
record BoundMethod(RemoteMethod method, @Nullable PayloadReader reader, ReplyWriter writer) {

  static BoundMethod of(EventKind kind, RemoteMethod method) {
    Class<?> messageType = method.messageType();
    PayloadReader reader =
        messageType == null ? null : PayloadReader.of(messageType.getTypeName()).orElseThrow();
    ReplyWriter writer =
        kind == EventKind.PING && method.returnType() != void.class
            ? ReplyWriter.PONG
            : ReplyWriter.of(method.returnType().getTypeName()).orElseThrow();
    return new BoundMethod(method, reader, writer);
  }
}
