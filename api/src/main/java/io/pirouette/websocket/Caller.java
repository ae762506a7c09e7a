// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import io.pirouette.websocket.error.AuthnException;
import io.pirouette.websocket.error.AuthzException;
import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.error.ConnectionException;
import io.pirouette.websocket.error.CorruptedFrameException;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.error.WriteTimedOutException;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The far end of one connection, given to the remote methods of a {@link Service}. It may be kept
 * and used from any thread, also from the methods of other connections; after the connection's end
 * it still answers, and writes fail.
 *
 * <p><b>Writes.</b> Each write sends one whole message, in frames of at most {@link
 * ServiceConfiguration#maxFrameSize()}, and returns when it has been handed to the network. There
 * are two exceptions. Within a remote method of the same connection, and for its reply, while the
 * peer's next message has already arrived, it may return a moment earlier, so that what the two
 * answer goes out together; if that fails, {@code onError} is called, and later writes fail. And
 * with a {@link SlowConsumerPolicy} that does not wait it returns at once. Writes of several
 * threads never mix: each message arrives whole, those of one thread in their order. A write that
 * fails has lost its message. An interrupt from before a write does not disturb it, and stays set;
 * one that comes in the middle of a write may end the connection, for containers take it for a
 * loss.
 */
public interface Caller {

  /**
   * Sends a text message.
   *
   * @param data the text, which may be empty
   * @throws CorruptedFrameException if the text has half a surrogate pair; nothing is sent
   * @throws ConnectionClosureException if this end has sent its close frame, or the connection has
   *     ended
   * @throws ConnectionException if the connection is lost while writing
   * @throws WriteTimedOutException if the peer did not take it in time, see {@link
   *     SlowConsumerPolicy.Block}
   */
  void writeTextMessage(String data);

  /**
   * Sends a binary message.
   *
   * @param data the bytes, which may be none; not kept after the return
   * @throws ConnectionClosureException if this end has sent its close frame, or the connection has
   *     ended
   * @throws ConnectionException if the connection is lost while writing
   * @throws WriteTimedOutException if the peer did not take it in time, see {@link
   *     SlowConsumerPolicy.Block}
   */
  void writeBinaryMessage(byte[] data);

  /**
   * Sends a value as one message: a {@code String} as a text as it is, a {@code byte[]} as a binary
   * message, a {@link Message} as what it is, XML and enums as their text, anything else as a text
   * of JSON (specification section 3.2).
   *
   * @param data the value; null is sent as JSON's {@code null}
   * @throws WebSocketException if the value cannot be converted; nothing is sent
   * @throws CorruptedFrameException if the text has half a surrogate pair; nothing is sent
   * @throws ConnectionClosureException if this end has sent its close frame, or the connection has
   *     ended
   * @throws ConnectionException if the connection is lost while writing
   * @throws WriteTimedOutException if the peer did not take it in time, see {@link
   *     SlowConsumerPolicy.Block}
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
   * @throws WriteTimedOutException if the peer did not take it in time, see {@link
   *     SlowConsumerPolicy.Block}
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
   * @throws WriteTimedOutException if the peer did not take it in time, see {@link
   *     SlowConsumerPolicy.Block}
   */
  void pong(byte[] data);

  /**
   * Sends a close frame with status code 1000 and no reason, and does not wait for the peer's.
   * Idempotent; never throws for a closed or lost connection.
   */
  void close();

  /**
   * Sends a close frame and waits for the peer's; then, or when the time is over, ends the
   * connection.
   *
   * <p>Called from within a remote method that runs {@link Dispatch#INLINE}, of whichever
   * connection, it does not wait: the peer's frame could not be read meanwhile, and two connections
   * that close each other would wait for ever. Nor does it wait on containers that end the
   * connection with the frame they send; the project's documentation names them.
   *
   * @param statusCode 1000-1003, 1007-1011 or 3000-4999
   * @param reason at most 123 bytes in UTF-8; null means none
   * @param timeout how long to wait; zero for not at all, negative for ever
   * @throws ConnectionClosureException if the code is not allowed or the reason too long (nothing
   *     is sent and the connection stays open), if this end has sent its close frame before, or if
   *     the peer's did not come in time
   */
  void close(int statusCode, @Nullable String reason, Duration timeout);

  /**
   * Sends a close frame and returns at once; {@link
   * ServiceConfiguration#connectionClosureTimeout()} says how long the peer's is waited for.
   *
   * @param statusCode 1000-1003, 1007-1011 or 3000-4999
   * @param reason at most 123 bytes in UTF-8; null means none
   * @return completed when the peer's close frame has come, on a thread like those of {@link
   *     Dispatch#OFFLOADED}, so that what is attached to it may block; at once on containers that
   *     end the connection with the frame they send; exceptionally with what {@link #close(int,
   *     String, Duration)} would throw. If it is attended to by nobody, a failure is not reported.
   */
  CompletionStage<Void> closeAsync(int statusCode, @Nullable String reason);

  /**
   * Remembers a value for the life of the connection. The reference is kept, not a copy.
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
   * @return a text that never changes and that no other connection has
   */
  String getConnectionId();

  /**
   * The sub-protocol that the upgrade has agreed on: the first of the peer's list that is one of
   * {@link ServiceConfiguration#subProtocols()} (RFC 6455 section 1.9).
   *
   * @return its name, or empty if there is none
   */
  Optional<String> getNegotiatedSubProtocol();

  /**
   * Whether the connection runs over TLS.
   *
   * @return true over TLS
   */
  boolean isSecure();

  /**
   * Whether messages can be written: true from {@code onOpen} until either end has closed or the
   * connection is lost.
   *
   * @return false once a close frame was sent from this end or the connection has ended
   */
  boolean isOpen();

  /**
   * Who the peer is, as {@link UpgradeRequest#principal()} says.
   *
   * @return the principal; empty if nobody knows
   */
  Optional<Principal> getPrincipal();

  /**
   * The scopes that the peer holds: those of {@link UpgradeRequest#scopes()}, or of the token that
   * has renewed it.
   *
   * @return an unmodifiable set; empty if the service asks for no credentials
   */
  Set<String> getScopes();

  /**
   * Puts a newer bearer token in the place of the one that opened the connection, which then stays
   * open until that one expires ({@link
   * io.pirouette.websocket.auth.listener.AuthOptions#closeAtExpiry()}). The token has come by a
   * message; it has to be accepted as the upgrade request's was, of the same issuer and for the
   * same subject. Waits for whatever server has to be asked.
   *
   * @param token the token, without the word {@code Bearer}
   * @throws AuthnException if the token is not accepted, or of another subject; the connection
   *     stays as it was
   * @throws AuthzException if it has none of the scopes that the service asks for; the connection
   *     stays as it was
   * @throws WebSocketException if it cannot be found out, because a server does not answer
   * @throws IllegalStateException if the connection was not opened by a bearer token
   */
  void renewToken(String token);

  /**
   * The request that opened this connection.
   *
   * @return the request
   */
  UpgradeRequest getUpgradeRequest();

  /**
   * What the container of this connection is capable of.
   *
   * @return the same for all connections of a deployment
   */
  Capabilities getCapabilities();
}
