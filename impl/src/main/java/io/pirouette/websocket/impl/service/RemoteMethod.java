// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.service;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.impl.binding.Constraints;
import io.pirouette.websocket.impl.definition.RemoteMethodDefinition;
import io.pirouette.websocket.impl.definition.Source;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method of a user's service as a method handle of its kind's type, so that calling it involves
 * no reflection. Whatever the method throws comes out of {@code invoke} as it is.
 */
public final class RemoteMethod {

  private final MethodHandle handle;
  private final Method method;
  private final List<Source> sources;
  private final @Nullable String dispatcherValue;

  RemoteMethod(RemoteMethodDefinition definition, Method method) {
    this.handle = handle(definition, method);
    this.method = method;
    this.sources = definition.parameters();
    this.dispatcherValue = definition.method().dispatcherValue();
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

  /** Its name. */
  public String name() {
    return method.getName();
  }

  /** The message type that it is annotated with; null if it is not. */
  public @Nullable String dispatcherValue() {
    return dispatcherValue;
  }

  /** Where it stands in its class, for people. */
  public String place() {
    return method.getDeclaringClass().getName() + "." + method.getName();
  }

  /** The declared type of the message; null if the method takes none. */
  public @Nullable Type messageType() {
    int message = sources.indexOf(Source.MESSAGE);
    return message < 0 ? null : method.getGenericParameterTypes()[message];
  }

  /** Whether anything is said of the parameter for the message. */
  public boolean hasAnnotatedMessage() {
    int message = sources.indexOf(Source.MESSAGE);
    return message >= 0 && method.getParameterAnnotations()[message].length > 0;
  }

  /** Whether the parameter for the message has constraints of its own. */
  public boolean hasConstraints(Constraints constraints) {
    return constraints.concern(method, sources.indexOf(Source.MESSAGE));
  }

  /**
   * Holds a message to the constraints of its class and of the parameter.
   *
   * @throws io.pirouette.websocket.error.PayloadValidationException if one is broken
   */
  public void check(Constraints constraints, Object service, @Nullable Object message) {
    constraints.check(service, method, sources.indexOf(Source.MESSAGE), message);
  }

  /** The declared return type. */
  public Type returnType() {
    return method.getGenericReturnType();
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

  /** Calls a method that is told of errors. */
  public @Nullable Object invokeWithError(Object service, Caller caller, Throwable error)
      throws Throwable {
    return (Object) handle.invokeExact(service, caller, error);
  }
}
