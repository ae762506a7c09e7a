// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.service;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.impl.definition.RemoteMethodDefinition;
import io.pirouette.websocket.impl.definition.Source;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method of a user's service as a method handle of its kind's type, so that calling it involves
 * no reflection. Whatever the method throws comes out of {@code invoke} as it is.
 */
public final class RemoteMethod {

  private final MethodHandle handle;
  private final @Nullable Class<?> messageType;
  private final Class<?> returnType;

  RemoteMethod(RemoteMethodDefinition definition, Method method) {
    int message = definition.parameters().indexOf(Source.MESSAGE);
    this.handle = handle(definition, method);
    this.messageType = message < 0 ? null : method.getParameterTypes()[message];
    this.returnType = method.getReturnType();
  }

  /** The method as a handle of its kind's type: the service first, then all sources in order. */
  private static MethodHandle handle(RemoteMethodDefinition definition, Method method) {
    List<Source> sources = definition.kind().sources();
    MethodType wanted =
        MethodType.methodType(Object.class, Object.class)
            .appendParameterTypes(sources.stream().map(Source::type).toArray(Class<?>[]::new));
    MethodHandle direct = Reflection.handleOf(method);
    MethodType reordered = direct.type().changeParameterType(0, wanted.parameterType(0));
    int[] order = new int[reordered.parameterCount()];
    for (int i = 1; i < order.length; i++) {
      order[i] = sources.indexOf(definition.parameters().get(i - 1)) + 1;
      reordered = reordered.changeParameterType(i, wanted.parameterType(order[i]));
    }
    return MethodHandles.permuteArguments(
        direct.asType(reordered.changeReturnType(Object.class)), wanted, order);
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
