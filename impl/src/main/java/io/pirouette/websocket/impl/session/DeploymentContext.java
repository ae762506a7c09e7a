// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.impl.binding.Payloads;
import io.pirouette.websocket.impl.engine.Engine;
import io.pirouette.websocket.impl.engine.FrameTap;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What all connections of a deployment share. */
public final class DeploymentContext {

  private final Engine engine;
  private final OpenConnections open;
  private final ServiceThreads serviceThreads;
  private final ServiceThreads streamThreads;
  private final Payloads payloads;
  private final HeldReplies heldReplies;

  // Asked for once per deployment: each event would be too often, and for ever too long.
  private final System.Logger logger = ConnectionLog.logger();

  private final SilenceWatch silenceWatch;

  /** Null where the system's are meant. */
  private final @Nullable ClassLoader classes = Thread.currentThread().getContextClassLoader();

  /**
   * What the connections of one deployment will share.
   *
   * @param engine the container's engine
   * @param open the open connections
   * @param serviceThreads where the methods of offloaded services run, and whatever else of a
   *     connection may take its time
   * @param streamThreads where streams are drawn from, which may hold threads for long
   * @param payloads makes messages of values
   */
  public DeploymentContext(
      Engine engine,
      OpenConnections open,
      ServiceThreads serviceThreads,
      ServiceThreads streamThreads,
      Payloads payloads) {
    this.engine = engine;
    this.open = open;
    this.serviceThreads = serviceThreads;
    this.streamThreads = streamThreads;
    this.payloads = payloads;
    this.heldReplies = new HeldReplies(open.timer(), serviceThreads);
    this.silenceWatch = new SilenceWatch(open.timer());
  }

  /** The container's engine. */
  public Engine engine() {
    return engine;
  }

  /** The open connections. */
  public OpenConnections open() {
    return open;
  }

  /** Where the methods of offloaded services run, and whatever else may take its time. */
  public ServiceThreads serviceThreads() {
    return serviceThreads;
  }

  /** Where streams are drawn from. */
  public ServiceThreads streamThreads() {
    return streamThreads;
  }

  /** Makes messages of values. */
  public Payloads payloads() {
    return payloads;
  }

  /** Those of the application that the deployment is of. */
  public @Nullable ClassLoader classes() {
    return classes;
  }

  System.Logger logger() {
    return logger;
  }

  HeldReplies heldReplies() {
    return heldReplies;
  }

  /**
   * Begins to watch the silence of a connection.
   *
   * @param idle whether anybody wants to know of idle time-outs
   * @return null if there is nothing to watch for
   */
  public @Nullable Silence watch(
      FrameTap tap,
      ServiceConfiguration configuration,
      boolean idle,
      Silence.Consequences consequences) {
    Duration idleTimeout = idle ? configuration.idleTimeout() : Duration.ZERO;
    if (idleTimeout.isZero() && configuration.heartbeat() == null) {
      return null;
    }
    Silence silence =
        new Silence(tap, idleTimeout, configuration.heartbeat(), serviceThreads, consequences);
    silenceWatch.watch(silence);
    return silence;
  }

  /** Watches a connection no more. */
  public void forget(Silence silence) {
    silenceWatch.forget(silence);
  }
}
