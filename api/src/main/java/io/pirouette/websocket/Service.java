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
 *       <td>{@code Caller}, the message as any type</td><td>reply, or nothing</td></tr>
 *   <tr><td>{@code onSubscribe}, or any other name</td>
 *       <td>for each text message of that type, see below</td>
 *       <td>{@code Caller}, the message as any type</td><td>reply, or nothing</td></tr>
 *   <tr><td>{@code onMessageError}, {@code onTextMessageError}, {@code onSubscribeError}</td>
 *       <td>when a text message cannot become the type that the other method declares, or breaks a
 *       constraint</td>
 *       <td>{@code Caller}, {@link io.pirouette.websocket.error.PayloadBindingException} or a type
 *       above it</td><td>{@link CloseFrame}, or nothing</td></tr>
 *   <tr><td>{@code onPing}</td><td>for each ping, where the container shows pings; without this
 *       method pings are answered automatically</td>
 *       <td>{@code Caller}, {@code byte[]}</td><td>{@code byte[]}, which is sent as the pong, or
 *       nothing: then no pong is sent</td></tr>
 *   <tr><td>{@code onPong}</td><td>for each pong</td>
 *       <td>{@code Caller}, {@code byte[]}</td><td>nothing</td></tr>
 *   <tr><td>{@code onIdleTimeout}</td><td>each time that {@link
 *       ServiceConfiguration#idleTimeout()} has passed without a frame from or to the peer; the
 *       connection stays open</td>
 *       <td>{@code Caller}</td><td>{@link CloseFrame}, or nothing</td></tr>
 *   <tr><td>{@code onTokenExpiring}</td><td>once for each token, {@link
 *       io.pirouette.websocket.auth.listener.AuthOptions#warnBeforeExpiry()} before it expires</td>
 *       <td>{@code Caller}</td><td>a message, a {@link CloseFrame}, or nothing</td></tr>
 *   <tr><td>{@code onClose}</td><td>once, when the peer closed or the connection was lost</td>
 *       <td>{@code Caller}, {@code int} status code, {@code String} reason</td><td>nothing</td></tr>
 *   <tr><td>{@code onError}</td><td>when the connection or another method failed</td>
 *       <td>{@code Caller}, {@code Throwable}</td><td>{@link CloseFrame}, or nothing</td></tr>
 * </table>
 *
 * <p>Remote methods are public, not static, not overloaded, and declared in a class or interface
 * that is itself a {@code Service}. Their parameters are filled by type, in any order, and may be
 * left out, except for the message of a message method, the error of an error method, and all of
 * {@code onClose}. Which types a message can become, and how a returned value is sent, is in the
 * description of <a href="package-summary.html#messages">this package</a>.
 *
 * <p><b>Replies.</b> {@code null}, and an empty {@code Optional}, send nothing. A {@link
 * CloseFrame} closes the connection. A {@code Stream}, {@code Iterator} or {@code Flow.Publisher}
 * is sent element by element, each as a text message, also a {@code byte[]}, which is then a JSON
 * array; a close frame among them is the last. It is drawn from on a thread like those of {@link
 * Dispatch#OFFLOADED}, which may block, while the connection's next messages are delivered; the
 * replies to those come between the elements. A publisher is asked for a few elements at a time. Of
 * a connection's streams and iterators 16 are drawn from at a time; the others wait. When the
 * connection ends before the stream, a stream and an iterator that is {@code AutoCloseable} are
 * closed, whoever waits in them is interrupted, and a publisher's subscription is cancelled.
 *
 * <p><b>Custom remote methods.</b> With a {@link ServiceConfiguration#dispatcherKey()} such as
 * {@code "event"}, the text message <code>{"event": "un subscribe", ...}</code> is for the method
 * {@code onUnSubscribe} (specification section 3.2.2): the text is cut into words at all but ASCII
 * letters and digits, each word gets a capital, and loses others, but {@code subscribeTrade} is for
 * {@code onSubscribeTrade} too, unless there is an {@code onSubscribetrade}. {@link
 * DispatcherConfig} gives a method another message type. The method gets the whole message. A
 * message without that property, with another type, or of more than 256 characters there, is for
 * {@code onTextMessage} or {@code onMessage}, else dropped. The standard methods, and those that
 * handle errors, are reached by no message type. The object is searched up to its first such
 * property; a text that turns out later to be no JSON cannot be bound.
 *
 * <p><b>The end.</b> {@code onClose} is called once, with the code and reason of the peer's close
 * frame, 1005 if it has none, or with 1006 if the connection was lost. Of a closure by the service
 * itself it is not told. Where the container lets the library see frames, the connection is still
 * open in {@code onClose} when a close frame has arrived, and messages can be written; the close
 * frame is answered when the method returns, or by the method itself with {@link Caller#close()}.
 * {@code onError} is called instead if the peer has broken the protocol or a limit.
 *
 * <p>The class is examined once, at deployment; a public method named {@code on...} that is none of
 * these, or that cannot be called, stops the deployment with a {@link
 * io.pirouette.websocket.error.ServiceDefinitionException}.
 *
 * <p><b>Threads.</b> The methods of one connection run strictly one after another, in the order of
 * the events, {@code onOpen} first; those of different connections run in parallel. They run on the
 * container's threads, or on one of the library's where the loss of a connection is noticed by a
 * write, and for {@code onIdleTimeout}; never within a write of the same or another connection. An
 * object that serves one connection alone therefore needs no locks. After the service's own close
 * frame, no more messages are delivered.
 *
 * <p><b>Failures.</b> A {@link io.pirouette.websocket.error.WebSocketException} thrown by a method
 * is logged, and the connection goes on. Any other exception closes the connection with status code
 * 1011 and is then given to {@code onError}. A message that does not fit its method closes it with
 * 1003, is logged and given to {@code onError}; but if there is an error method for just that
 * method, that one is called instead, and the connection goes on. One that breaks a constraint is
 * given to that error method, else to {@code onError}, else logged, and the connection goes on. A
 * stream that fails closes the connection with 1011.
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
