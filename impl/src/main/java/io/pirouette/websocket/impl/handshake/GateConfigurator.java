// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.handshake;

import io.pirouette.websocket.Service;
import io.pirouette.websocket.impl.auth.listener.AccessDeniedException;
import io.pirouette.websocket.impl.beans.ConnectionBeans.Presence;
import io.pirouette.websocket.impl.dispatch.AcceptedUpgrade;
import io.pirouette.websocket.impl.dispatch.DispatchTable;
import io.pirouette.websocket.impl.dispatch.ServiceCatalogue;
import io.pirouette.websocket.impl.engine.Engine;
import io.pirouette.websocket.internal.HeaderFields;
import jakarta.websocket.Endpoint;
import jakarta.websocket.Extension;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Decides about an upgrade from within the container. Overrides every method: what a container
 * would do by default is not always its own doing, since a client library in the same application
 * may provide the default.
 */
final class GateConfigurator extends ServerEndpointConfig.Configurator {

  private final Engine engine;
  private final ServiceCatalogue catalogue;
  private final Supplier<Endpoint> endpoints;

  GateConfigurator(Engine engine, ServiceCatalogue catalogue, Supplier<Endpoint> endpoints) {
    this.engine = engine;
    this.catalogue = catalogue;
    this.endpoints = endpoints;
  }

  /** Called first. A request that did not come through the filter is refused here, with 403. */
  @Override
  public boolean checkOrigin(String originHeaderValue) {
    return Exchange.current() != null;
  }

  /**
   * None: some containers do not ask, or do not show all that the peer asks for, so it is chosen by
   * ourselves. One that is answered here would be sent a second time by Tyrus.
   */
  @Override
  public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
    return "";
  }

  @Override
  public List<Extension> getNegotiatedExtensions(
      List<Extension> installed, List<Extension> requested) {
    Exchange exchange = Exchange.current();
    if (exchange == null) {
      return List.of();
    }
    boolean compressed =
        exchange.scope().compression() && exchange.configuration().webSocketCompressionEnabled();
    return engine.negotiate(compressed ? installed : List.of(), requested, exchange.tap());
  }

  @Override
  public void modifyHandshake(
      ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
    Exchange exchange = Exchange.current();
    if (exchange == null) {
      throw new RefusedException(Refusal.of(403, ""));
    }
    try {
      authenticate(exchange);
      letIn(exchange, config);
    } finally {
      // The user's code may have left an interrupt, with which Tomcat could not send the answer.
      Thread.interrupted();
    }
  }

  private void letIn(Exchange exchange, ServerEndpointConfig config) {
    Presence presence = exchange.enter();
    try {
      Service service = ask(exchange);
      DispatchTable table = catalogue.tableFor(service, exchange.configuration());
      addHeaders(service, exchange);
      config
          .getUserProperties()
          .put(AcceptedUpgrade.USER_PROPERTY, exchange.accept(service, table));
    } finally {
      presence.leave();
    }
  }

  private static void authenticate(Exchange exchange) {
    try {
      exchange.authenticate();
    } catch (AccessDeniedException denied) {
      throw new RefusedException(new Refusal(denied.status(), denied.headers(), ""));
    } catch (RuntimeException | Error failure) {
      throw new RefusedException(Refusal.failure(failure));
    }
  }

  private static Service ask(Exchange exchange) {
    try {
      return Objects.requireNonNull(
          exchange.ask(),
          () ->
              exchange.upgradeServiceClass().getName()
                  + " returned null (expected: a Service; refusals are thrown)");
    } catch (Throwable thrown) {
      throw new RefusedException(Refusal.ofService(thrown));
    }
  }

  /** On the servlet response, for containers join what is added to the handshake's (Set-Cookie). */
  private static void addHeaders(Service service, Exchange exchange) {
    headers(service)
        .forEach(
            (name, values) -> values.forEach(value -> exchange.response().addHeader(name, value)));
    exchange
        .subProtocol()
        .ifPresent(chosen -> exchange.response().setHeader(SubProtocols.HEADER, chosen));
  }

  private static Map<String, List<String>> headers(Service service) {
    try {
      return HeaderFields.ofAcceptance(service.customHeaders());
    } catch (Throwable thrown) {
      throw new RefusedException(Refusal.failure(thrown));
    }
  }

  @Override
  public <T> T getEndpointInstance(Class<T> endpointClass) {
    return endpointClass.cast(endpoints.get());
  }

  @Override
  public ServerEndpointConfig.Configurator getContainerDefaultConfigurator() {
    return this;
  }
}
