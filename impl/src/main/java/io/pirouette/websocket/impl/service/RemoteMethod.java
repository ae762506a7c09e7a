// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.service;

import io.pirouette.websocket.Caller;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * A method of a user's service as a method handle of its kind's type, so that calling it involves
 * no reflection. Whatever the method throws comes out of {@code invoke} as it is.
 */
public final class RemoteMethod {

  private final MethodHandle handle;
  private final @Nullable Class<?> messageType;
  private final Class<?> returnType;

  RemoteMethod(MethodHandle handle, @Nullable Class<?> messageType, Class<?> returnType) {
    this.handle = handle;
    this.messageType = messageType;
    this.returnType = returnType;
  }

  /** The declared type of the message; null if the method takes none. */
  public @Nullable Class<?> messageType() {
    return messageType;
  }

  /** The declared return type. */
  public Class<?> returnType() {
    return returnType;
  }

  /** Calls a method of an event that brings nothing. */
  public @Nullable Object invoke(Object service, Caller caller) throws Throwable {
    return (Object) handle.invokeExact(service, caller);
  }

  /** Calls a method with a message of its declared type. */
  public @Nullable Object invokeWithMessage(Object service, Caller caller, @Nullable Object message)
      throws Throwable {
    return (Object) handle.invokeExact(service, caller, message);
  }

  /** Calls {@code onClose}. */
  public void invokeWithClosure(Object service, Caller caller, int statusCode, String reason)
      throws Throwable {
    Object ignored = (Object) handle.invokeExact(service, caller, statusCode, reason);
  }

  /** Calls {@code onError}. */
  public void invokeWithError(Object service, Caller caller, Throwable error) throws Throwable {
    Object ignored = (Object) handle.invokeExact(service, caller, error);
  }
}
