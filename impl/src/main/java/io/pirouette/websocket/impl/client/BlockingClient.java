// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.Message;
import io.pirouette.websocket.PayloadType;
import io.pirouette.websocket.UpgradeResponse;
import io.pirouette.websocket.error.PayloadBindingException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.binding.Constraints;
import io.pirouette.websocket.impl.binding.MessageSink;
import io.pirouette.websocket.impl.binding.PayloadReader;
import io.pirouette.websocket.impl.binding.Payloads;
import io.pirouette.websocket.impl.session.CloseRules;
import io.pirouette.websocket.impl.threads.VirtualThreads;
import io.pirouette.websocket.impl.transport.Deadline;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The client as its user holds it: values in and out, over whichever link there is. */
public final class BlockingClient implements Client, MessageSink {

  private static final Cleaner CLEANER = Cleaner.create();

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration CLOSE_ASYNC_TIMEOUT = Duration.ofSeconds(60);

  private final ClientConfiguration configuration;
  private final Links links;
  private final Payloads payloads = SharedPayloads.current();
  private final Map<String, Object> attributes = new ConcurrentHashMap<>(1);

  private BlockingClient(String url, ClientConfiguration configuration) {
    this.configuration = configuration;
    this.links = new Links(url, configuration, this);
  }

  /** Connects, see {@link Client#connect(String, ClientConfiguration)}. */
  public static Client connect(String url, ClientConfiguration configuration) {
    BlockingClient client = new BlockingClient(url, configuration);
    client.links.connect();
    // Of a client that nobody holds any more, nobody can close the connection.
    // One with a handler lives as long as its link; the cleaner would hold it for ever.
    if (configuration.pingPongHandler() == null) {
      client.links.goesAwayWith(CLEANER.register(client, client.links::abandon));
    }
    return client;
  }

  @Override
  public String readTextMessage() {
    return (String) read(Inbox.Kind.TEXT);
  }

  @Override
  public byte[] readBinaryMessage() {
    return (byte[]) read(Inbox.Kind.BINARY);
  }

  @Override
  public Message readMessage() {
    Object message = read(Inbox.Kind.EITHER);
    return message instanceof String text
        ? new Message.TextMessage(text)
        : new Message.BinaryMessage((byte[]) message);
  }

  @Override
  public <T> T readMessage(Class<T> type) {
    @SuppressWarnings("unchecked") // of a primitive type it is the wrapper's value
    T value = (T) readMessage((Type) type);
    return value;
  }

  @Override
  public <T> T readMessage(PayloadType<T> type) {
    @SuppressWarnings("unchecked") // by the type's own promise
    T value = (T) readMessage(type.type());
    return value;
  }

  private Object readMessage(Type type) {
    // Before a message is taken, so that one is not lost for lack of a library.
    Optional<Constraints> constraints =
        configuration.validation() ? payloads.constraints(type) : Optional.empty();
    PayloadReader reader = reader(type);
    Object message = read(Inbox.Kind.EITHER);
    Object value =
        message instanceof String text ? reader.read(text) : reader.read((byte[]) message);
    if (value == null) {
      throw new PayloadBindingException(
          "data binding failed: null is no " + type.getTypeName(), null);
    }
    constraints.ifPresent(found -> found.check(value));
    return value;
  }

  /** Before a message is taken, so that a type that cannot be read loses none. */
  private PayloadReader reader(Type type) {
    try {
      return payloads.reader(type);
    } catch (IllegalArgumentException e) {
      throw new PayloadBindingException("data binding failed: " + e.getMessage(), e);
    }
  }

  private Object read(Inbox.Kind kind) {
    Deadline deadline = Deadline.ofTimeout(configuration.readTimeout());
    Object message =
        waiting(
            Phase.READ,
            "reading",
            () -> links.work(Phase.READ, deadline, link -> link.incoming().next(kind, deadline)));
    links.haveBeenOfUse();
    return message;
  }

  @Override
  public void writeTextMessage(String data) {
    Objects.requireNonNull(data, "data");
    write((writer, deadline) -> writer.text(data, deadline));
  }

  @Override
  public void writeBinaryMessage(byte[] data) {
    Objects.requireNonNull(data, "data");
    write((writer, deadline) -> writer.binary(data, deadline));
  }

  @Override
  public void writeMessage(@Nullable Object data) {
    payloads.write(this, data);
  }

  @Override
  public void ping(byte[] data) {
    Objects.requireNonNull(data, "data");
    write((writer, deadline) -> writer.ping(data, deadline));
  }

  @Override
  public void pong(byte[] data) {
    Objects.requireNonNull(data, "data");
    write((writer, deadline) -> writer.pong(data, deadline));
  }

  /** Something to be written, to this link or to the one after. */
  @FunctionalInterface
  private interface Write {
    void to(MessageWriter writer, Deadline deadline) throws InterruptedException;
  }

  private void write(Write write) {
    Deadline deadline = Deadline.ofTimeout(configuration.writeTimeout());
    waiting(
        Phase.WRITE,
        "writing",
        () ->
            links.work(
                Phase.WRITE,
                deadline,
                link -> {
                  write.to(link.writer(), deadline);
                  return link;
                }));
  }

  /** Something that may wait. */
  @FunctionalInterface
  private interface Waiting<T> {
    T run() throws InterruptedException;
  }

  private <T> T waiting(Phase phase, String what, Waiting<T> action) {
    try {
      return action.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WebSocketException(phase, "Interrupted while " + what, e);
    } catch (LinkEnded e) {
      throw e.error();
    } finally {
      // The call may be the last that knows of this client, which it still needs.
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public void close() {
    try {
      close(1000, "", CLOSE_TIMEOUT);
    } catch (WebSocketException e) {
      // Closed, closing or lost: there is nothing that a caller could do about it.
    }
  }

  @Override
  public void close(int statusCode, @Nullable String reason, Duration timeout) {
    String text = reason == null ? "" : reason;
    CloseRules.check(statusCode, text);
    Duration bounded = CloseRules.bounded(timeout);
    waiting(
        Phase.CLOSE,
        "waiting for a WebSocket close frame from remote endpoint",
        () -> {
          links.close(statusCode, text, bounded);
          return statusCode;
        });
  }

  @Override
  public CompletionStage<Void> closeAsync(int statusCode, @Nullable String reason) {
    CompletableFuture<Void> result = new CompletableFuture<>();
    VirtualThreads.start(
        "pirouette-close",
        ClassLoader.getSystemClassLoader(),
        () -> {
          try {
            close(statusCode, reason, CLOSE_ASYNC_TIMEOUT);
            result.complete(null);
          } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
          }
        });
    return result;
  }

  @Override
  public void setAttribute(String key, Object value) {
    attributes.put(key, value);
  }

  @Override
  public @Nullable Object getAttribute(String key) {
    return attributes.get(key);
  }

  @Override
  public @Nullable Object removeAttribute(String key) {
    return attributes.remove(key);
  }

  @Override
  public String getConnectionId() {
    return links.current().connectionId();
  }

  @Override
  public Optional<String> getNegotiatedSubProtocol() {
    return links.current().subProtocol();
  }

  @Override
  public boolean isSecure() {
    return links.current().isSecure();
  }

  @Override
  public boolean isOpen() {
    return links.current().isOpen();
  }

  @Override
  public UpgradeResponse getHttpResponse() {
    return links.response();
  }

  @Override
  public String toString() {
    return getConnectionId();
  }
}
