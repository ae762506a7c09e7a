// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import java.util.List;
import java.util.Map;

/**
 * Receives what happens on WebSocket connections. A plain class implements this interface and
 * declares the remote methods that it needs; none of them is inherited and all are optional
 * (specification section 3.2).
 *
 * <table>
 *   <caption>Remote methods</caption>
 *   <tr><th>method</th><th>called</th><th>parameters</th><th>returns</th></tr>
 *   <tr><td>{@code onOpen}</td><td>once, before anything else of the connection</td>
 *       <td>{@link Caller}</td><td>first message, or nothing</td></tr>
 *   <tr><td>{@code onTextMessage}</td><td>for each text message</td>
 *       <td>{@code Caller}, {@code String}</td><td>reply, or nothing</td></tr>
 *   <tr><td>{@code onBinaryMessage}</td><td>for each binary message</td>
 *       <td>{@code Caller}, {@code byte[]}</td><td>reply, or nothing</td></tr>
 *   <tr><td>{@code onMessage}</td><td>for each message of either kind</td>
 *       <td>{@code Caller}, {@code String} or {@code byte[]}</td><td>reply, or nothing</td></tr>
 *   <tr><td>{@code onPing}</td><td>for each ping, where the container shows pings; without this
 *       method pings are answered automatically</td>
 *       <td>{@code Caller}, {@code byte[]}</td><td>{@code byte[]}, which is sent as the pong, or
 *       nothing: then no pong is sent</td></tr>
 *   <tr><td>{@code onPong}</td><td>for each pong</td>
 *       <td>{@code Caller}, {@code byte[]}</td><td>nothing</td></tr>
 *   <tr><td>{@code onClose}</td><td>once, when the peer closed or the connection was lost</td>
 *       <td>{@code Caller}, {@code int} status code, {@code String} reason</td><td>nothing</td></tr>
 *   <tr><td>{@code onError}</td><td>when the connection or another method failed</td>
 *       <td>{@code Caller}, {@code Throwable}</td><td>nothing</td></tr>
 * </table>
 *
 * <p>Remote methods are public, not static, not overloaded, and declared in a class or interface
 * that is itself a {@code Service}. Their parameters are filled by type, in any order, and may be
 * left out, except for the message of a message method, the error of {@code onError}, and all of
 * {@code onClose}. A reply is a {@code String}, sent as one text message, or a {@code byte[]}, sent
 * as one binary message; {@code null} sends nothing.
 *
 * <p>The class is examined once, at deployment; a public method named {@code on...} that is none of
 * these, or that cannot be called, stops the deployment with a {@link
 * io.pirouette.websocket.error.ServiceDefinitionException}.
 *
 * <p><b>Threads.</b> The methods of one connection run strictly one after another, in the order of
 * the events, {@code onOpen} first; those of different connections run in parallel. They run on the
 * container's threads, or on one of the library's where the loss of a connection is noticed by a
 * write; never within a write of the same or another connection. An object that serves one
 * connection alone therefore needs no locks. After the service's own close frame, no more messages
 * are delivered.
 *
 * <p><b>Failures.</b> A {@link io.pirouette.websocket.error.WebSocketException} thrown by a method
 * is logged, and the connection goes on. Any other exception closes the connection with status code
 * 1011 and is then given to {@code onError}.
 */
public interface Service {

  /**
   * Headers to add to the response that accepts the upgrade, such as {@code Set-Cookie}; asked once
   * per connection, before it opens.
   *
   * @return header names with their values in order; the default is none. A name or value that HTTP
   *     does not allow, or a header of the WebSocket handshake itself, fails the upgrade with
   *     status 500.
   */
  default Map<String, List<String>> customHeaders() {
    return Map.of();
  }
}
