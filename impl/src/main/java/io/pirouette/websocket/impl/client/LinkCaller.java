// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Capabilities;
import io.pirouette.websocket.UpgradeRequest;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A client's connection as its ping and pong handler holds it: the server is the far end. */
record LinkCaller(BlockingClient client, Link link) implements Caller {

  @Override
  public void writeTextMessage(String data) {
    client.writeTextMessage(data);
  }

  @Override
  public void writeBinaryMessage(byte[] data) {
    client.writeBinaryMessage(data);
  }

  @Override
  public void writeMessage(@Nullable Object data) {
    client.writeMessage(data);
  }

  @Override
  public void ping(byte[] data) {
    client.ping(data);
  }

  @Override
  public void pong(byte[] data) {
    client.pong(data);
  }

  @Override
  public void close() {
    client.close();
  }

  @Override
  public void close(int statusCode, @Nullable String reason, Duration timeout) {
    client.close(statusCode, reason, timeout);
  }

  @Override
  public CompletionStage<Void> closeAsync(int statusCode, @Nullable String reason) {
    return client.closeAsync(statusCode, reason);
  }

  @Override
  public void setAttribute(String key, Object value) {
    client.setAttribute(key, value);
  }

  @Override
  public @Nullable Object getAttribute(String key) {
    return client.getAttribute(key);
  }

  @Override
  public @Nullable Object removeAttribute(String key) {
    return client.removeAttribute(key);
  }

  @Override
  public String getConnectionId() {
    return link.connectionId();
  }

  @Override
  public Optional<String> getNegotiatedSubProtocol() {
    return client.getNegotiatedSubProtocol();
  }

  @Override
  public boolean isSecure() {
    return link.isSecure();
  }

  @Override
  public boolean isOpen() {
    return link.isOpen();
  }

  @Override
  public Optional<Principal> getPrincipal() {
    return Optional.empty();
  }

  @Override
  public Set<String> getScopes() {
    return Set.of();
  }

  @Override
  public void renewToken(String token) {
    throw new IllegalStateException("A client asks its server for no token");
  }

  @Override
  public UpgradeRequest getUpgradeRequest() {
    return new SentUpgradeRequest(link.upgraded());
  }

  /** The client's own engine does all of it but for what is meant for services. */
  @Override
  public Capabilities getCapabilities() {
    return new Capabilities("Pirouette client", true, true, false, true, true, false, false);
  }

  @Override
  public String toString() {
    return link.connectionId();
  }
}
