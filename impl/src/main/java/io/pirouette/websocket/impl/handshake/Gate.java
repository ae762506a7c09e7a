// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.handshake;

import io.pirouette.websocket.error.UpgradeException;
import io.pirouette.websocket.impl.beans.Beans;
import io.pirouette.websocket.impl.dispatch.ServiceCatalogue;
import io.pirouette.websocket.impl.engine.Engine;
import io.pirouette.websocket.impl.handshake.ServiceTable.Match;
import io.pirouette.websocket.impl.session.ListenerScope;
import io.pirouette.websocket.impl.session.OpenConnections;
import io.pirouette.websocket.impl.threads.ThreadContexts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where every upgrade of a deployment passes. The container knows one endpoint only, at a path that
 * nobody can guess; which service a request is for is decided here, before the container is asked
 * to upgrade it.
 */
public final class Gate {

  private final ServiceTable services;
  private final ServiceCatalogue catalogue;
  private final OpenConnections connections;

  /** Null until the container is ready, and again when the gate is closed. */
  private volatile @Nullable Opened opened;

  /** A gate in front of these services. */
  public Gate(ServiceTable services, ServiceCatalogue catalogue, OpenConnections connections) {
    this.services = services;
    this.catalogue = catalogue;
    this.connections = connections;
  }

  /** Registers the endpoint, once the container is ready; from then on upgrades pass. */
  public void open(
      ServerContainer container,
      Engine engine,
      Beans beans,
      ThreadContexts contexts,
      Class<? extends Endpoint> endpointClass,
      Supplier<Endpoint> endpoints)
      throws DeploymentException {
    ServerEndpointConfig config =
        ServerEndpointConfig.Builder.create(endpointClass, unguessablePath())
            .extensions(engine.extensions())
            .configurator(new GateConfigurator(engine, catalogue, endpoints))
            .build();
    container.addEndpoint(config);
    opened = new Opened(container, engine, config, beans, contexts);
  }

  /**
   * Lets go of the container, and of whatever it holds on to: Tomcat keeps a connection for ever
   * that has ended while it was being registered. Requests find no service from now on.
   */
  public void close() {
    opened = null;
  }

  private static String unguessablePath() {
    return "/" + new BigInteger(160, new SecureRandom()).toString(36);
  }

  /** The service that a request is for, if any. */
  Optional<Match> find(HttpServletRequest request) {
    return opened == null ? Optional.empty() : services.find(RequestPath.of(request));
  }

  /** Upgrades a request, or refuses it; either way it is answered. */
  void upgrade(HttpServletRequest request, HttpServletResponse response, Match match)
      throws IOException {
    ListenerScope scope = match.scope();
    try {
      scope.requestLimits().ifPresent(limits -> RequestSize.check(request, limits));
      HandshakeRules.check(request, engine());
      ReceivedUpgradeRequest copy = ReceivedUpgradeRequest.copyOf(request);
      match.secureRule().check(copy);
      match.originRule().check(copy);
      HandshakeHeaders headers = new HandshakeHeaders(response);
      upgradeInContainer(request, headers, exchange(match, copy, request, headers));
    } catch (Throwable thrown) {
      Refusal.ofContainer(thrown).write(response, scope.keepAlive());
    }
  }

  private Exchange exchange(
      Match match,
      ReceivedUpgradeRequest copy,
      HttpServletRequest request,
      HandshakeHeaders headers) {
    try {
      return new Exchange(
          match,
          copy,
          ContainerUser.of(request, opened().contexts),
          headers,
          opened().beans.ofConnection());
    } catch (UpgradeException e) {
      throw new RefusedException(Refusal.ofService(e));
    }
  }

  private void upgradeInContainer(
      HttpServletRequest request, HandshakeHeaders headers, Exchange exchange) throws Exception {
    Opened gate = opened();
    Object guarded = gate.engine.guard(request, exchange.tap());
    if (!connections.expect(exchange.tap(), exchange.scope(), exchange.remoteAddress())) {
      throw new RefusedException(Refusal.ofCrowd());
    }
    boolean upgraded = false;
    try {
      exchange.run(
          () -> gate.container.upgradeHttpToWebSocket(guarded, headers, gate.config, Map.of()));
      upgraded = exchange.isAccepted();
    } finally {
      // A container may fail after the service has let the peer in.
      if (!upgraded) {
        connections.forget(exchange.tap(), exchange.scope());
        exchange.abandon();
      }
    }
    if (!upgraded) {
      throw new RefusedException(Refusal.of(headers.refusedWith(), ""));
    }
    headers.release();
  }

  private Engine engine() {
    return opened().engine;
  }

  private Opened opened() {
    Opened gate = opened;
    if (gate == null) {
      throw new RefusedException(Refusal.of(404, ""));
    }
    return gate;
  }

  private record Opened(
      ServerContainer container,
      Engine engine,
      ServerEndpointConfig config,
      Beans beans,
      ThreadContexts contexts) {}
}
