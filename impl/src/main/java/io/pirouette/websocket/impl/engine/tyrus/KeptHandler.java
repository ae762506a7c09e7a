// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tyrus;

import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * The handler that a container's request object keeps. Such an object serves requests for as long
 * as the server runs, and has the handler of its latest upgrade until its next one: a handler of
 * ours would keep the classes of an application that has ended. Looked up once for a class of
 * connections; a container that has no such field keeps nothing, as far as is known.
 */
final class KeptHandler {

  /** For the connections seen latest, which are all of one class. */
  private static volatile @Nullable KeptHandler latest;

  private final Class<?> connections;

  /** From a connection to its request. Null, as is the other, if there is no such field. */
  private final @Nullable MethodHandle request;

  /** Of the request. */
  private final @Nullable VarHandle handler;

  private KeptHandler(
      Class<?> connections, @Nullable MethodHandle request, @Nullable VarHandle handler) {
    this.connections = connections;
    this.request = request;
    this.handler = handler;
  }

  private static KeptHandler of(Class<?> connections) {
    try {
      Field request = connections.getDeclaredField("request");
      Class<?> requests = request.getType();
      return new KeptHandler(
          connections,
          lookupIn(connections)
              .unreflectGetter(request)
              .asType(MethodType.methodType(Object.class, WebConnection.class)),
          lookupIn(requests)
              .findVarHandle(requests, "httpUpgradeHandler", HttpUpgradeHandler.class));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return new KeptHandler(connections, null, null);
    }
  }

  private static MethodHandles.Lookup lookupIn(Class<?> type) throws IllegalAccessException {
    return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
  }

  /** Has the container forget a handler, unless its request has another one by now. */
  static void forget(WebConnection connection, HttpUpgradeHandler ended) {
    KeptHandler kept = latest;
    if (kept == null || kept.connections != connection.getClass()) {
      kept = of(connection.getClass());
      latest = kept;
    }
    kept.clear(connection, ended);
  }

  private void clear(WebConnection connection, HttpUpgradeHandler ended) {
    if (request == null || handler == null) {
      return;
    }
    try {
      Object keeper = (Object) request.invokeExact(connection);
      if (keeper != null) {
        handler.compareAndSet(keeper, ended, (HttpUpgradeHandler) null);
      }
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
