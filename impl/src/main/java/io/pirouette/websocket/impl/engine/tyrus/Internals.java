// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tyrus;

import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Members of the container that are not public, and are the only way to leave nothing behind: of a
 * connection to its request object, the handler that this one keeps, and whether the network's
 * connection is there. Looked up once for a class of connections; a container that has none of them
 * is served by what is public.
 */
final class Internals {

  /** Of the connections seen latest, which are all of one class. */
  private static volatile @Nullable Internals latest;

  private static final List<String> TO_THE_NETWORK =
      List.of("getCoyoteRequest", "getContext", "getConnection", "isOpen");

  private final Class<?> connections;

  /** From a connection to its request; null if there is no way. */
  private @Nullable MethodHandle request;

  /** The handler of a request's latest upgrade; null if there is no such field. */
  private @Nullable VarHandle handler;

  /** From a request on; empty if there is no way. */
  private List<MethodHandle> toTheNetwork = List.of();

  private Internals(Class<?> connections) {
    this.connections = connections;
    try {
      Class<?> requests = connections.getDeclaredField("request").getType();
      request = step(lookupIn(connections).findGetter(connections, "request", requests));
      handler =
          lookupIn(requests)
              .findVarHandle(requests, "httpUpgradeHandler", HttpUpgradeHandler.class);
      toTheNetwork = toTheNetwork(requests);
    } catch (ReflectiveOperationException | RuntimeException e) {
      // Without those that have not been found.
    }
  }

  private static List<MethodHandle> toTheNetwork(Class<?> requests)
      throws ReflectiveOperationException {
    List<MethodHandle> steps = new ArrayList<>();
    Class<?> type = requests;
    for (String name : TO_THE_NETWORK) {
      MethodHandle method = lookupIn(type).unreflect(type.getMethod(name));
      steps.add(step(method));
      type = method.type().returnType();
    }
    return steps;
  }

  private static MethodHandles.Lookup lookupIn(Class<?> type) throws IllegalAccessException {
    return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
  }

  private static MethodHandle step(MethodHandle handle) {
    return handle.asType(MethodType.methodType(Object.class, Object.class));
  }

  static Internals of(WebConnection connection) {
    Internals known = latest;
    if (known == null || known.connections != connection.getClass()) {
      known = new Internals(connection.getClass());
      latest = known;
    }
    return known;
  }

  /**
   * Has the container forget a handler of ours, unless the request has another one by now. Request
   * objects serve for as long as the server runs, and each keeps the handler of its latest upgrade
   * until its next one, and thereby the classes of an application that may have ended.
   */
  void forget(WebConnection connection, HttpUpgradeHandler ended) {
    Object keeper = follow(request, connection);
    if (keeper != null && handler != null) {
      handler.compareAndSet(keeper, ended, (HttpUpgradeHandler) null);
    }
  }

  /** Whether the network's connection is known to have ended. */
  boolean isLost(WebConnection connection) {
    Object reached = toTheNetwork.isEmpty() ? null : follow(request, connection);
    for (MethodHandle step : toTheNetwork) {
      reached = follow(step, reached);
    }
    return Boolean.FALSE.equals(reached);
  }

  private static @Nullable Object follow(@Nullable MethodHandle step, @Nullable Object from) {
    if (step == null || from == null) {
      return null;
    }
    try {
      return (Object) step.invokeExact(from);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
