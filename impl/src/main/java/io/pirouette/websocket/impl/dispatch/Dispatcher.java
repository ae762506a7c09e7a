// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.dispatch;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.error.PayloadBindingException;
import io.pirouette.websocket.impl.binding.PayloadReader;
import io.pirouette.websocket.impl.definition.EventKind;
import io.pirouette.websocket.impl.dispatch.DispatchFailure.Stage;
import io.pirouette.websocket.impl.session.ServiceThread;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings the events of one connection to the methods of its service: reads the message, calls the
 * method, sends its result. An event without a method is dropped (TXT-04, TXT-05).
 */
public final class Dispatcher {

  private final Service service;
  private final DispatchTable table;
  private final Caller caller;
  private final boolean inline;

  /**
   * The dispatcher of a connection.
   *
   * @param inline whether it runs on threads of the container, which must not wait for peers
   */
  public Dispatcher(Service service, DispatchTable table, Caller caller, boolean inline) {
    this.service = service;
    this.table = table;
    this.caller = caller;
    this.inline = inline;
  }

  /** Whether the service has a method for this kind of event. */
  public boolean handles(EventKind kind) {
    return table.method(kind) != null;
  }

  /** The connection is open. */
  public void open() throws DispatchFailure {
    dispatch(EventKind.OPENED, method -> method.method().invoke(service, caller));
  }

  /** A whole text message has arrived. */
  public void text(String text) throws DispatchFailure {
    message(EventKind.TEXT, reader -> reader.read(text));
  }

  /** A whole binary message has arrived; the bytes are the service's to keep. */
  public void binary(byte[] data) throws DispatchFailure {
    message(EventKind.BINARY, reader -> reader.read(data));
  }

  /** A ping or pong has arrived. */
  public void control(EventKind kind, byte[] data) throws DispatchFailure {
    deliver(kind, reader -> data);
  }

  /** The peer has closed, or the connection is lost. */
  public void close(int statusCode, String reason) throws DispatchFailure {
    dispatch(
        EventKind.CLOSED,
        method -> {
          method.method().invokeWithClosure(service, caller, statusCode, reason);
          return null;
        });
  }

  /** Something has failed. */
  public void error(Throwable error) throws DispatchFailure {
    dispatch(
        EventKind.FAILED,
        method -> {
          method.method().invokeWithError(service, caller, error);
          return null;
        });
  }

  private void message(EventKind kind, Function<PayloadReader, Object> read)
      throws DispatchFailure {
    deliver(handles(kind) ? kind : EventKind.EITHER, read);
  }

  private void deliver(EventKind kind, Function<PayloadReader, Object> read)
      throws DispatchFailure {
    BoundMethod bound = table.method(kind);
    if (bound != null) {
      Object message = bind(bound.reader(), read);
      dispatch(kind, method -> method.method().invokeWithMessage(service, caller, message));
    }
  }

  private static @Nullable Object bind(
      @Nullable PayloadReader reader, Function<PayloadReader, Object> read) throws DispatchFailure {
    try {
      return reader == null ? null : Objects.requireNonNull(read.apply(reader));
    } catch (PayloadBindingException e) {
      throw new DispatchFailure(Stage.BINDING, e);
    }
  }

  private void dispatch(EventKind kind, Invocation invocation) throws DispatchFailure {
    BoundMethod method = table.method(kind);
    if (method == null) {
      return;
    }
    reply(method, inline ? invokeInline(invocation, method) : invoke(invocation, method));
  }

  private static @Nullable Object invokeInline(Invocation invocation, BoundMethod method)
      throws DispatchFailure {
    boolean nested = ServiceThread.enter();
    try {
      return invoke(invocation, method);
    } finally {
      ServiceThread.leave(nested);
    }
  }

  private static @Nullable Object invoke(Invocation invocation, BoundMethod method)
      throws DispatchFailure {
    try {
      return invocation.invoke(method);
    } catch (Throwable failure) {
      throw new DispatchFailure(Stage.METHOD, failure);
    }
  }

  private void reply(BoundMethod method, @Nullable Object result) throws DispatchFailure {
    try {
      method.writer().write(caller, result);
    } catch (RuntimeException | Error failure) {
      throw new DispatchFailure(Stage.REPLY, failure);
    }
  }

  @FunctionalInterface
  private interface Invocation {
    @Nullable Object invoke(BoundMethod method) throws Throwable;
  }
}
