// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.dispatch;

import io.pirouette.websocket.Service;
import io.pirouette.websocket.error.PayloadBindingException;
import io.pirouette.websocket.error.PayloadValidationException;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.beans.ConnectionBeans;
import io.pirouette.websocket.impl.beans.ConnectionBeans.Presence;
import io.pirouette.websocket.impl.binding.PayloadReader;
import io.pirouette.websocket.impl.definition.EventKind;
import io.pirouette.websocket.impl.dispatch.DispatchFailure.Stage;
import io.pirouette.websocket.impl.session.ServiceThread;
import io.pirouette.websocket.impl.session.SessionCaller;
import io.pirouette.websocket.impl.threads.ContextualCall;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings the events of one connection to the methods of its service: reads the message, calls the
 * method, sends its result. An event without a method is dropped (TXT-04, TXT-05).
 */
public final class Dispatcher {

  private final Service service;
  private final DispatchTable table;
  private final SessionCaller caller;
  private final Replies replies;
  private final ConnectionBeans beans;
  private final @Nullable Executor userContext;
  private final boolean inline;

  /** Whether the service has been told of the connection, and not of its end. In turns only. */
  private boolean open;

  /**
   * The dispatcher of a connection.
   *
   * @param streams where the streams go that its methods return
   * @param inline whether it runs on threads of the container, which must not wait for peers
   */
  public Dispatcher(
      AcceptedUpgrade upgrade, SessionCaller caller, ReplyStreams streams, boolean inline) {
    this.service = upgrade.service();
    this.table = upgrade.table();
    this.beans = upgrade.beans();
    this.userContext = upgrade.userContext();
    this.caller = caller;
    this.replies = new Replies(caller, streams);
    this.inline = inline;
  }

  /** Whether the service has a method for this kind of event. */
  public boolean handles(EventKind kind) {
    return table.method(kind) != null;
  }

  /** The connection is open. */
  public void open() throws DispatchFailure {
    open = true;
    try {
      tellObservers();
    } catch (RuntimeException | Error failure) {
      throw new DispatchFailure(Stage.METHOD, failure);
    }
    dispatch(table.method(EventKind.OPENED), method -> method.method().invoke(service, caller));
  }

  private void tellObservers() {
    Presence presence = beans.enter();
    try {
      beans.opened(caller);
    } finally {
      presence.leave();
    }
  }

  /** Whether anybody but the service may be told of the end. */
  public boolean hasBeans() {
    return beans.arePossible();
  }

  /** The connection is over: from now on nothing reaches the service, and its beans are gone. */
  public void ended(int statusCode, String reason) {
    open = false;
    beans.closed(statusCode, reason);
  }

  /** A whole text message has arrived. */
  public void text(String text) throws DispatchFailure {
    BoundMethod bound = table.methodForText(text);
    if (bound != null) {
      deliver(bound, bound.errorMethod(), reader -> reader.read(text));
    }
  }

  /** A whole binary message has arrived; the bytes are the service's to keep. */
  public void binary(byte[] data) throws DispatchFailure {
    BoundMethod bound = table.methodForMessage(EventKind.BINARY);
    if (bound != null) {
      deliver(bound, null, reader -> reader.read(data));
    }
  }

  /** A ping or pong has arrived. */
  public void control(EventKind kind, byte[] data) throws DispatchFailure {
    dispatch(
        table.method(kind), method -> method.method().invokeWithMessage(service, caller, data));
  }

  /** Nothing has come or gone for a while. */
  public void idle() throws DispatchFailure {
    dispatch(table.method(EventKind.IDLE), method -> method.method().invoke(service, caller));
  }

  /** The token that lets the peer in will expire soon. */
  public void tokenExpiring() throws DispatchFailure {
    dispatch(table.method(EventKind.EXPIRING), method -> method.method().invoke(service, caller));
  }

  /** The peer has closed, or the connection is lost. */
  public void close(int statusCode, String reason) throws DispatchFailure {
    dispatch(
        table.method(EventKind.CLOSED),
        method -> {
          method.method().invokeWithClosure(service, caller, statusCode, reason);
          return null;
        });
  }

  /** Something has failed. */
  public void error(Throwable error) throws DispatchFailure {
    tell(table.method(EventKind.FAILED), error);
  }

  /** Whether the service has a method for just this failure. */
  public boolean hasMethodFor(DispatchFailure failure) {
    return failure.errorMethod() != null;
  }

  /** A message did not fit, and there is a method to tell. */
  public void refused(DispatchFailure failure) throws DispatchFailure {
    tell(failure.errorMethod(), failure.failure());
  }

  private void tell(@Nullable BoundMethod method, Throwable error) throws DispatchFailure {
    dispatch(method, told -> told.method().invokeWithError(service, caller, error));
  }

  private void deliver(
      BoundMethod bound, @Nullable BoundMethod errorMethod, Function<PayloadReader, Object> read)
      throws DispatchFailure {
    Object message = bind(bound, errorMethod, read);
    dispatch(bound, method -> method.method().invokeWithMessage(service, caller, message));
  }

  private @Nullable Object bind(
      BoundMethod bound, @Nullable BoundMethod errorMethod, Function<PayloadReader, Object> read)
      throws DispatchFailure {
    PayloadReader reader = bound.reader();
    if (reader == null) {
      return null;
    }
    try {
      Object message = read.apply(reader);
      if (bound.constraints() != null) {
        bound.constraints().check(service, message);
      }
      return message;
    } catch (PayloadValidationException e) {
      throw new DispatchFailure(Stage.VALIDATION, e, errorMethod);
    } catch (PayloadBindingException e) {
      throw new DispatchFailure(Stage.BINDING, e, errorMethod);
    } catch (WebSocketException e) {
      throw new DispatchFailure(Stage.METHOD, e);
    }
  }

  private void dispatch(@Nullable BoundMethod method, Invocation invocation)
      throws DispatchFailure {
    if (method != null && open) {
      reply(method, inline ? invokeInline(invocation, method) : invoke(invocation, method));
    }
  }

  private @Nullable Object invokeInline(Invocation invocation, BoundMethod method)
      throws DispatchFailure {
    boolean nested = ServiceThread.enter();
    try {
      return invoke(invocation, method);
    } finally {
      ServiceThread.leave(nested);
    }
  }

  private @Nullable Object invoke(Invocation invocation, BoundMethod method)
      throws DispatchFailure {
    try {
      return userContext == null
          ? invokeHere(invocation, method)
          : ContextualCall.within(userContext, () -> invokeHere(invocation, method));
    } catch (Throwable failure) {
      throw new DispatchFailure(Stage.METHOD, failure);
    }
  }

  private @Nullable Object invokeHere(Invocation invocation, BoundMethod method) throws Throwable {
    Presence presence = beans.enter();
    try {
      return invocation.invoke(method);
    } finally {
      presence.leave();
    }
  }

  private void reply(BoundMethod method, @Nullable Object result) throws DispatchFailure {
    if (result == null) {
      return;
    }
    try {
      method.reply().send(result, replies);
    } catch (RuntimeException | Error failure) {
      throw new DispatchFailure(Stage.REPLY, failure);
    }
  }

  @FunctionalInterface
  private interface Invocation {
    @Nullable Object invoke(BoundMethod method) throws Throwable;
  }
}
