// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Capabilities;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.impl.binding.MessageSink;
import io.pirouette.websocket.impl.engine.FrameChannel;
import io.pirouette.websocket.impl.engine.FrameTap;
import io.pirouette.websocket.impl.engine.Opcode;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A connection as its user holds it: checks what is to be sent, and makes frames of it. */
public final class SessionCaller implements Caller, MessageSink {

  private final FrameChannel channel;
  private final ConnectionFacts facts;
  private final DeploymentContext context;
  private final SerialWriter writer;
  private final ConnectionClosing closing;
  private final String connectionId = UUID.randomUUID().toString();

  /** Null if the service asks for no credentials. */
  private final @Nullable KnownPeer peer;

  /** Null while there was none: most connections never have one. */
  private volatile @Nullable Map<String, Object> attributes;

  /** The caller of an open connection. */
  public SessionCaller(
      Session session, FrameTap tap, ConnectionFacts facts, DeploymentContext context) {
    ServiceConfiguration configuration = facts.configuration();
    Duration writeTimeout = SerialWriter.writeTimeout(configuration.slowConsumerPolicy());
    this.channel = context.engine().open(session, tap, writeTimeout);
    this.facts = facts;
    this.peer = KnownPeer.of(facts, context);
    this.context = context;
    this.writer = new SerialWriter(channel, configuration, context, connectionId);
    this.closing =
        new ConnectionClosing(
            channel, writer, context, configuration.connectionClosureTimeout(), connectionId);
  }

  /** Its frames on their way to the container. */
  public FrameChannel channel() {
    return channel;
  }

  /** Sets whom to ask and tell about writes, before the connection opens. */
  public void connect(WriteListener connection) {
    writer.connect(connection);
  }

  @Override
  public void writeTextMessage(String data) {
    MessageRules.checkText(data);
    write(Opcode.TEXT, data.getBytes(StandardCharsets.UTF_8), "Cannot push text data!");
  }

  @Override
  public void writeBinaryMessage(byte[] data) {
    Objects.requireNonNull(data, "data");
    write(Opcode.BINARY, data, "Cannot push binary data.");
  }

  @Override
  public void writeMessage(@Nullable Object data) {
    context.payloads().write(this, data);
  }

  @Override
  public void ping(byte[] data) {
    MessageRules.checkControlPayload("PING", data);
    write(Opcode.PING, data, "Cannot send a ping.");
  }

  @Override
  public void pong(byte[] data) {
    MessageRules.checkControlPayload("PONG", data);
    write(Opcode.PONG, data, "Cannot send a pong.");
  }

  private void write(Opcode opcode, byte[] payload, String refusal) {
    if (!writer.write(opcode, payload, refusal)) {
      closing.refuseSlowPeer();
      throw new ConnectionClosureException(
          "The peer reads too slowly", CloseCodes.VIOLATED_POLICY.getCode(), "");
    }
  }

  @Override
  public void close() {
    closing.closeNow(CloseCodes.NORMAL_CLOSURE.getCode(), "");
  }

  @Override
  public void close(int statusCode, @Nullable String reason, Duration timeout) {
    closing.close(statusCode, reason, timeout);
  }

  @Override
  public CompletionStage<Void> closeAsync(int statusCode, @Nullable String reason) {
    return closing.closeAsync(statusCode, reason);
  }

  /** Has the peer's close frame answered behind the writes under way; there are none after it. */
  public void answer(Runnable acceptance) {
    writer.answer(acceptance);
  }

  /** Closes the connection in other ways. */
  public ConnectionClosing closing() {
    return closing;
  }

  /** Whether this end has sent its close frame. */
  public boolean isCloseSent() {
    return writer.isCloseSent();
  }

  /** The container has closed the connection: nothing can be written any more. */
  public void ended() {
    writer.end();
  }

  /** The connection has ended, with or without the peer's close frame. */
  public void connectionEnded() {
    closing.connectionEnded();
    if (peer != null) {
      peer.forget();
    }
  }

  /** Sends a ping of the library's own; returns false if that cannot be done now. */
  public boolean heartbeat(byte[] payload) {
    return writer.heartbeat(payload);
  }

  /** Sends at once what the container holds for other messages to join it. */
  public void flushHeld() {
    writer.flushHeld();
  }

  /** See {@link SerialWriter#outsideOfWrites}. */
  public void outsideOfWrites(Runnable consequence) {
    writer.outsideOfWrites(consequence);
  }

  @Override
  public void setAttribute(String key, Object value) {
    Map<String, Object> present = attributes;
    (present == null ? makeAttributes() : present).put(key, value);
  }

  private synchronized Map<String, Object> makeAttributes() {
    Map<String, Object> present = attributes;
    if (present == null) {
      present = new ConcurrentHashMap<>();
      attributes = present;
    }
    return present;
  }

  @Override
  public @Nullable Object getAttribute(String key) {
    Map<String, Object> present = attributes;
    return present == null ? null : present.get(Objects.requireNonNull(key, "key"));
  }

  @Override
  public @Nullable Object removeAttribute(String key) {
    Map<String, Object> present = attributes;
    return present == null ? null : present.remove(Objects.requireNonNull(key, "key"));
  }

  @Override
  public String getConnectionId() {
    return connectionId;
  }

  @Override
  public Optional<String> getNegotiatedSubProtocol() {
    return facts.subProtocol();
  }

  @Override
  public boolean isSecure() {
    return facts.request().secure();
  }

  @Override
  public boolean isOpen() {
    return writer.isOpen();
  }

  ConnectionFacts facts() {
    return facts;
  }

  @Override
  public Optional<Principal> getPrincipal() {
    return peer == null ? facts.request().principal() : peer.principal();
  }

  @Override
  public Set<String> getScopes() {
    return peer == null ? Set.of() : peer.scopes();
  }

  @Override
  public void renewToken(String token) {
    if (peer == null) {
      throw new IllegalStateException("The service asks for no credentials");
    }
    peer.renew(token);
  }

  /** Who has shown credentials; null if the service asks for none. */
  public @Nullable KnownPeer peer() {
    return peer;
  }

  @Override
  public UpgradeRequest getUpgradeRequest() {
    return facts.request();
  }

  @Override
  public Capabilities getCapabilities() {
    return context.engine().capabilities();
  }

  @Override
  public String toString() {
    return connectionId;
  }
}
