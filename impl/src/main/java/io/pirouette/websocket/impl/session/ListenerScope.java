// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import io.pirouette.websocket.ConnectionLimits;
import io.pirouette.websocket.KeepAlive;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.RequestLimits;
import java.util.Optional;

/**
 * What a listener says about all services that are attached to it, and whether it still lets
 * anybody in. The services that a WAR declares belong to the scope of the container.
 */
public final class ListenerScope {

  private final Optional<RequestLimits> requestLimits;
  private final boolean compression;
  private final boolean keepAlive;
  private final ConnectionPlaces places;

  private volatile boolean serving;
  private volatile boolean ended;

  private ListenerScope(
      Optional<RequestLimits> requestLimits,
      boolean compression,
      boolean keepAlive,
      ConnectionLimits connectionLimits) {
    this.requestLimits = requestLimits;
    this.compression = compression;
    this.keepAlive = keepAlive;
    this.places = new ConnectionPlaces(connectionLimits);
  }

  /** Of the services that an application declares; it lets peers in as soon as the gate does. */
  public static ListenerScope ofContainer() {
    ListenerScope scope =
        new ListenerScope(Optional.empty(), true, false, ConnectionLimits.DEFAULT);
    scope.serve();
    return scope;
  }

  /**
   * Of a listener with a port of its own, where no request is for anybody else: their size is
   * checked before it is known whom they are for.
   */
  public static ListenerScope ofPort(ListenerConfiguration configuration) {
    ListenerScope scope =
        new ListenerScope(
            Optional.empty(),
            configuration.webSocketCompressionEnabled(),
            configuration.http1Settings().keepAlive() != KeepAlive.NEVER,
            configuration.connectionLimits());
    scope.serve();
    return scope;
  }

  /** Of a listener that shares a port; it lets nobody in before {@link #serve}. */
  public static ListenerScope ofContext(ListenerConfiguration configuration) {
    return new ListenerScope(
        Optional.of(configuration.requestLimits()),
        configuration.webSocketCompressionEnabled(),
        false,
        configuration.connectionLimits());
  }

  /** Lets peers in. */
  public void serve() {
    serving = true;
  }

  /** Lets nobody in any more. */
  void end() {
    serving = false;
    ended = true;
  }

  public boolean isServing() {
    return serving;
  }

  boolean isEnded() {
    return ended;
  }

  /** How large an upgrade request may be, where this is not for somebody else to say. */
  public Optional<RequestLimits> requestLimits() {
    return requestLimits;
  }

  /** Whether compression may be agreed to. */
  public boolean compression() {
    return compression;
  }

  /** Whether a connection may be used for another request when one was refused. */
  public boolean keepAlive() {
    return keepAlive;
  }

  ConnectionPlaces places() {
    return places;
  }
}
