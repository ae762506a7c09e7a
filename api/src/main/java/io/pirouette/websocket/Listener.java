// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import io.pirouette.websocket.error.ServiceDefinitionException;
import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.error.WebSocketException;

/**
 * A WebSocket server on a port of its own (specification section 2). Needs {@code
 * pirouette-listener} on the class path.
 *
 * <pre>{@code
 * try (Listener listener = Listener.on(9090)) {
 *   listener.attach(new EchoUpgrade(), "/basic/ws").start();
 *   ...
 * }
 * }</pre>
 *
 * <p>Within a servlet container, {@code io.pirouette.websocket.servlet.ServletListener}, of {@code
 * pirouette-impl}, makes a listener that shares the port of a {@code ServletContext}.
 *
 * <p>An upgrade request goes to the attached service with the longest base path that matches;
 * without one it is answered with 404. A stopped listener is not started again.
 *
 * <p>Thread-safe.
 */
public interface Listener extends AutoCloseable {

  /**
   * A listener with the default configuration: on all addresses of this host.
   *
   * @param port 1 to 65535, or 0 for a free port chosen at {@link #start()}
   * @return a listener, not started yet
   * @throws IllegalArgumentException if the port is out of range
   * @throws IllegalStateException if no implementation is on the class path; the message names the
   *     missing jar
   */
  static Listener on(int port) {
    return on(port, ListenerConfiguration.defaults());
  }

  /**
   * A listener.
   *
   * @param port 1 to 65535, or 0 for a free port chosen at {@link #start()}
   * @param configuration how to listen
   * @return a listener, not started yet
   * @throws IllegalArgumentException if the port is out of range
   * @throws IllegalStateException if no implementation is on the class path; the message names the
   *     missing jar
   */
  static Listener on(int port, ListenerConfiguration configuration) {
    return WebSocketRuntime.find().listener(port, configuration);
  }

  /**
   * Serves a service at a path, before or after {@link #start()}.
   *
   * @param service the service
   * @param path the base path: none for {@code "/"}, one string such as {@code "/basic/ws"}, or its
   *     segments; a missing leading slash is added and a trailing one dropped
   * @return this listener
   * @throws ServiceDefinitionException if the service's classes have mistakes; it lists all of them
   * @throws WebSocketException if another service has this path: {@code Two services have the same
   *     addressable URI}
   */
  Listener attach(UpgradeService service, String... path);

  /**
   * Serves a service no longer: new upgrades at its path are answered with 404. Open connections
   * are left alone.
   *
   * @param service the very object that was attached
   * @throws WebSocketException if it is not attached: {@code Cannot detach service. Service has not
   *     been registered}
   */
  void detach(UpgradeService service);

  /**
   * Opens the port. Does nothing if it is open already.
   *
   * @throws WebSocketException if the port cannot be opened; the message names address and cause
   * @throws SslException if TLS is configured and a file cannot be used, or a name of a protocol or
   *     cipher suite is unknown; the message names it
   * @throws IllegalStateException if the listener has been stopped
   */
  void start();

  /**
   * The port it listens on.
   *
   * @return the port; the chosen one if 0 was asked for
   * @throws IllegalStateException if the listener is not started or was stopped
   */
  int port();

  /**
   * Accepts no more connections, sends a close frame with status code 1001 to every peer, waits up
   * to ten seconds for theirs, and then stops like {@link #immediateStop()}. Detaches all services.
   * Does nothing if stopped already. Called by a remote method it does not wait for peers; called
   * by an upgrade method it would wait for that upgrade in vain, so leave it to another thread
   * there.
   */
  void gracefulStop();

  /**
   * Closes the port and ends every connection now. Detaches all services. Does nothing if stopped
   * already.
   */
  void immediateStop();

  /** The same as {@link #gracefulStop()}. */
  @Override
  void close();
}
