// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.error.ConnectionException;
import io.pirouette.websocket.error.CorruptedFrameException;
import io.pirouette.websocket.error.HandshakeTimedOutException;
import io.pirouette.websocket.error.InvalidHandshakeException;
import io.pirouette.websocket.error.PayloadBindingException;
import io.pirouette.websocket.error.PayloadTooLargeException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.ReadTimedOutException;
import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.error.WriteTimedOutException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a WebSocket server, read and written synchronously (specification section 4).
 *
 * <pre>{@code
 * try (Client client = Client.connect("ws://localhost:9090/basic/ws")) {
 *   client.writeTextMessage("hello");
 *   System.out.println(client.readTextMessage());
 * }
 * }</pre>
 *
 * <p><b>Life cycle.</b> A client is connected when one gets it, and open until either end closes or
 * the connection is lost. Then writes fail, and reads deliver what had come before; a close of
 * one's own discards it. A client that has ended still answers, and is not opened again.
 *
 * <p><b>Order.</b> Each message is delivered whole, to exactly one read, in the order of arrival,
 * also if it came before the read. A closure by the server comes after the messages: one read gets
 * its status code and reason, others that wait get {@code Connection closed}, and later ones {@code
 * Connection already closed}. Pings are answered whether or not anybody reads; see {@link
 * PingPongService}.
 *
 * <p><b>Threads.</b> All methods may be called from any thread, at the same time. Writes of several
 * threads never mix: each message goes out whole, those of one thread in their order. Reads of
 * several threads each get a different message.
 *
 * <p><b>Time-outs.</b> Reads and writes wait as long as the {@link ClientConfiguration} allows, by
 * default for ever. A read time-out does no harm. A write time-out loses its message, and ends the
 * connection if a part of it had gone out.
 *
 * <p><b>Interrupts.</b> A call that has to wait ends with a {@link WebSocketException} {@code
 * Interrupted while ...}, whose cause is an {@code InterruptedException}; the thread's flag stays
 * set. A call that need not wait does not look at the flag. An interrupted read does not harm the
 * connection.
 *
 * <p><b>Retry.</b> With a {@link RetryConfiguration}, connecting, reads and writes survive the
 * failures that it names: they connect again and go on. Without one, a write that fails has lost
 * its message.
 *
 * <p>Parameters must not be null unless marked so.
 */
public interface Client extends AutoCloseable {

  /**
   * Connects with the default configuration.
   *
   * @param url an absolute {@code ws} or {@code wss} URL
   * @return a client whose connection is open
   * @throws WebSocketException if no connection comes about; see {@link #connect(String,
   *     ClientConfiguration)}
   * @throws IllegalStateException if no implementation is on the class path; the message names the
   *     missing jar
   */
  static Client connect(String url) {
    return connect(url, ClientConfiguration.defaults());
  }

  /**
   * Connects, and waits until the server has answered. Redirects (301, 302, 303, 307, 308) are
   * followed, at most five, to the same scheme, host and port only.
   *
   * @param url an absolute {@code ws} or {@code wss} URL, without fragment and user info (RFC 6455
   *     section 3)
   * @param configuration how to connect
   * @return a client whose connection is open
   * @throws io.pirouette.websocket.error.AuthException if the {@link ClientConfiguration#auth()
   *     credentials} cannot be made or obtained; no connection is attempted then
   * @throws ConnectionException if the server's or the proxy's name is unknown, or the connection
   *     refused or lost: {@code IO Error (...)} with the reason, also as the cause
   * @throws InvalidHandshakeException if the server, or the proxy, does not answer as it should
   * @throws HandshakeTimedOutException if it takes longer than the handshake time-out
   * @throws SslException if TLS cannot be set up
   * @throws WebSocketException if the URL is not one of the kind above ({@code Malformed URL})
   * @throws io.pirouette.websocket.error.ServiceDefinitionException if the class of the {@link
   *     PingPongService} has mistakes
   * @throws IllegalStateException if no implementation is on the class path; the message names the
   *     missing jar
   */
  static Client connect(String url, ClientConfiguration configuration) {
    WebSocketRuntime runtime;
    try {
      runtime = WebSocketRuntime.find();
    } catch (ServiceConfigurationError e) {
      if (e.getCause() instanceof IOException cause) {
        // To look takes a descriptor, as to connect does.
        throw new ConnectionException(
            Phase.CONNECT, "IO Error (connect " + url + ": " + cause.getMessage() + ")", cause);
      }
      throw e;
    }
    return runtime.connect(url, configuration);
  }

  /**
   * Waits for the next message, which must be a text.
   *
   * @return the text, which may be empty
   * @throws WebSocketException if it is binary; the next read gets it
   * @throws ReadTimedOutException if none came within the read time-out
   * @throws ConnectionClosureException if the connection is closed or lost
   * @throws PayloadTooLargeException if a frame or message is too long
   * @throws CorruptedFrameException if the server broke the protocol
   */
  String readTextMessage();

  /**
   * Waits for the next message, which must be binary.
   *
   * @return the bytes, which may be none
   * @throws WebSocketException if it is a text; the next read gets it
   * @throws ReadTimedOutException if none came within the read time-out
   * @throws ConnectionClosureException if the connection is closed or lost
   * @throws PayloadTooLargeException if a frame or message is too long
   * @throws CorruptedFrameException if the server broke the protocol
   */
  byte[] readBinaryMessage();

  /**
   * Waits for the next message, of either kind.
   *
   * @return the message
   * @throws ReadTimedOutException if none came within the read time-out
   * @throws ConnectionClosureException if the connection is closed or lost
   * @throws PayloadTooLargeException if a frame or message is too long
   * @throws CorruptedFrameException if the server broke the protocol
   */
  Message readMessage();

  /**
   * Waits for the next message and converts it, as the description of <a
   * href="package-summary.html#messages">this package</a> says. JSON's {@code null} cannot be read
   * but as a {@code JsonValue} or an empty {@code Optional}.
   *
   * @param <T> the type
   * @param type the type to convert to
   * @return the value
   * @throws PayloadBindingException if the message cannot be converted, or the value breaks a
   *     constraint; the message counts as read, and the connection goes on
   * @throws ReadTimedOutException if none came within the read time-out
   * @throws ConnectionClosureException if the connection is closed or lost
   * @throws PayloadTooLargeException if a frame or message is too long
   * @throws CorruptedFrameException if the server broke the protocol
   */
  <T> T readMessage(Class<T> type);

  /**
   * Waits for the next message and converts it to a type with type arguments, otherwise like {@link
   * #readMessage(Class)}.
   *
   * @param <T> the type
   * @param type the type to convert to, such as {@code new PayloadType<List<Order>>() {}}
   * @return the value
   * @throws PayloadBindingException if the message cannot be converted, or the value breaks a
   *     constraint; the message counts as read, and the connection goes on
   * @throws ReadTimedOutException if none came within the read time-out
   * @throws ConnectionClosureException if the connection is closed or lost
   * @throws PayloadTooLargeException if a frame or message is too long
   * @throws CorruptedFrameException if the server broke the protocol
   */
  <T> T readMessage(PayloadType<T> type);

  /**
   * Sends a text message, and returns when it has been handed to the network.
   *
   * @param data the text, which may be empty
   * @throws CorruptedFrameException if the text has half a surrogate pair; nothing is sent
   * @throws ConnectionClosureException if this end has sent its close frame, or the connection has
   *     ended
   * @throws ConnectionException if the connection is lost while writing
   * @throws WriteTimedOutException if it takes longer than the write time-out
   */
  void writeTextMessage(String data);

  /**
   * Sends a binary message, and returns when it has been handed to the network.
   *
   * @param data the bytes, which may be none; not kept after the return
   * @throws ConnectionClosureException if this end has sent its close frame, or the connection has
   *     ended
   * @throws ConnectionException if the connection is lost while writing
   * @throws WriteTimedOutException if it takes longer than the write time-out
   */
  void writeBinaryMessage(byte[] data);

  /**
   * Sends a value as one message, and returns when it has been handed to the network: a {@code
   * String} as a text as it is, a {@code byte[]} as a binary message, a {@link Message} as what it
   * is, XML and enums as their text, anything else as a text of JSON.
   *
   * @param data the value; null is sent as JSON's {@code null}
   * @throws WebSocketException if the value cannot be converted; nothing is sent
   * @throws CorruptedFrameException if the text has half a surrogate pair; nothing is sent
   * @throws ConnectionClosureException if this end has sent its close frame, or the connection has
   *     ended
   * @throws ConnectionException if the connection is lost while writing
   * @throws WriteTimedOutException if it takes longer than the write time-out
   */
  void writeMessage(@Nullable Object data);

  /**
   * Sends a ping.
   *
   * @param data the payload, at most 125 bytes (RFC 6455 section 5.5)
   * @throws CorruptedFrameException if the payload is longer; nothing is sent
   * @throws ConnectionClosureException if this end has sent its close frame, or the connection has
   *     ended
   * @throws ConnectionException if the connection is lost while writing
   * @throws WriteTimedOutException if it takes longer than the write time-out
   */
  void ping(byte[] data);

  /**
   * Sends a pong, as the answer to a ping or unsolicited.
   *
   * @param data the payload, at most 125 bytes (RFC 6455 section 5.5)
   * @throws CorruptedFrameException if the payload is longer; nothing is sent
   * @throws ConnectionClosureException if this end has sent its close frame, or the connection has
   *     ended
   * @throws ConnectionException if the connection is lost while writing
   * @throws WriteTimedOutException if it takes longer than the write time-out
   */
  void pong(byte[] data);

  /**
   * Closes with status code 1000 and no reason; waits at most five seconds for the server's close
   * frame, and then ends the connection. Idempotent; never throws for a closed or lost connection.
   */
  @Override
  void close();

  /**
   * Sends a close frame and waits for the server's; then, or when the time is over, ends the
   * connection. Messages that nobody has read are discarded, and reads that wait end with {@code
   * Connection closed}.
   *
   * @param statusCode 1000-1003, 1007-1011 or 3000-4999
   * @param reason at most 123 bytes in UTF-8; null means none
   * @param timeout how long to wait; zero for not at all, negative for ever
   * @throws ConnectionClosureException if the code is not allowed or the reason too long (nothing
   *     is sent and the connection stays open), if this end has sent its close frame before, if the
   *     connection has ended, if the server's frame did not come in time or not at all, or if it
   *     has another status code
   */
  void close(int statusCode, @Nullable String reason, Duration timeout);

  /**
   * Closes like {@link #close(int, String, Duration)} with a time-out of 60 seconds, but returns at
   * once.
   *
   * @param statusCode 1000-1003, 1007-1011 or 3000-4999
   * @param reason at most 123 bytes in UTF-8; null means none
   * @return completed when the connection has ended, on a thread of the library; exceptionally with
   *     what the other method would throw
   */
  CompletionStage<Void> closeAsync(int statusCode, @Nullable String reason);

  /**
   * Remembers a value for the life of the client, over retries. The reference is kept, not a copy.
   *
   * @param key the name
   * @param value the value, not null
   */
  void setAttribute(String key, Object value);

  /**
   * A remembered value.
   *
   * @param key the name
   * @return the value, or null if there is none
   */
  @Nullable Object getAttribute(String key);

  /**
   * Forgets a value.
   *
   * @param key the name
   * @return the value that was remembered, or null if there was none
   */
  @Nullable Object removeAttribute(String key);

  /**
   * The connection's identity, as log lines carry it.
   *
   * @return a text that no other connection has, and that never changes but by a retry
   */
  String getConnectionId();

  /**
   * The sub-protocol that the server has chosen.
   *
   * @return one of {@link ClientConfiguration#subProtocols()}, or empty if none was offered
   */
  Optional<String> getNegotiatedSubProtocol();

  /**
   * Whether the connection runs over TLS.
   *
   * @return true over TLS
   */
  boolean isSecure();

  /**
   * Whether messages can be written.
   *
   * @return false once a close frame was sent from this end or the connection has ended
   */
  boolean isOpen();

  /**
   * The server's answer to the upgrade request, of the latest connection.
   *
   * @return the response, with status 101
   */
  UpgradeResponse getHttpResponse();
}
