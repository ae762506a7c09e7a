// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import java.util.ServiceLoader;

/**
 * The implementation behind the static factories of this package, provided by {@code
 * pirouette-impl} as a {@link ServiceLoader} service. Users have no need of it.
 */
public interface WebSocketRuntime {

  /**
   * Makes a listener; see {@link Listener#on(int, ListenerConfiguration)}.
   *
   * @param port the port, 0 for a free one
   * @param configuration how to listen
   * @return a listener, not started yet
   */
  Listener listener(int port, ListenerConfiguration configuration);

  /**
   * Connects a client; see {@link Client#connect(String, ClientConfiguration)}.
   *
   * @param url where to
   * @param configuration how to connect
   * @return a client whose connection is open
   */
  Client connect(String url, ClientConfiguration configuration);

  /**
   * Finds the implementation: through the thread's context class loader, then through the one that
   * loaded this interface. Looked up anew for each call, so that an application server which shares
   * this API between applications never hands one application's implementation to another.
   *
   * @return the implementation
   * @throws IllegalStateException if there is none
   */
  static WebSocketRuntime find() {
    return ServiceLoader.load(WebSocketRuntime.class)
        .findFirst()
        .or(
            () ->
                ServiceLoader.load(WebSocketRuntime.class, WebSocketRuntime.class.getClassLoader())
                    .findFirst())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No implementation of io.pirouette.websocket on the class path"
                        + " (add the jar pirouette-impl)"));
  }
}
