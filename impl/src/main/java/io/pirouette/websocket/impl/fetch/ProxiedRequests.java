// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.fetch;

import io.pirouette.websocket.UpgradeResponse;
import io.pirouette.websocket.auth.HttpClientConfiguration;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.auth.UnavailableException;
import io.pirouette.websocket.impl.exchange.HttpExchange;
import io.pirouette.websocket.impl.exchange.RequestText;
import io.pirouette.websocket.impl.exchange.Route;
import io.pirouette.websocket.impl.exchange.Server;
import io.pirouette.websocket.impl.tls.ClientTls;
import io.pirouette.websocket.impl.transport.Deadline;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Requests through a proxy, each over a connection of its own: the JDK's client would show them to
 * the proxy unless they are over TLS, and then would not tell the proxy who asks.
 */
final class ProxiedRequests implements Requests {

  private final URI uri;
  private final Server server;
  private final HttpClientConfiguration configuration;
  private final int maxBytes;
  private final String shown;
  private final Set<Route> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  ProxiedRequests(URI uri, HttpClientConfiguration configuration, int maxBytes, String shown) {
    this.uri = uri;
    this.server = Server.of(uri);
    this.configuration = configuration;
    this.maxBytes = maxBytes;
    this.shown = shown;
  }

  @Override
  public Fetched send(String method, Map<String, List<String>> headers, String body) {
    Deadline total = Deadline.in(configuration.timeout());
    Route route =
        new Route(
            configuration.proxy(),
            ClientTls.of(configuration.secureSocket()),
            total.or(Deadline.in(configuration.connectTimeout())));
    underWay.add(route);
    try {
      if (closed) {
        route.cancel();
      }
      HttpExchange exchange = new HttpExchange(route.open(server, Phase.AUTH), total);
      exchange.send(RequestText.of(method, uri, server, headers, body));
      UpgradeResponse response = exchange.receiveAll(maxBytes);
      return new Fetched(response.status(), new String(response.body(), StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("interrupted");
    } catch (IOException e) {
      throw unavailable(closed ? "the service has been detached" : text(route.failure(e)));
    } catch (WebSocketException e) {
      throw unavailable(text(e));
    } finally {
      underWay.remove(route);
      route.close();
    }
  }

  private static String text(WebSocketException failure) {
    return String.valueOf(failure.getMessage());
  }

  private UnavailableException unavailable(String why) {
    return new UnavailableException(shown + ": " + why, null);
  }

  @Override
  public void close() {
    closed = true;
    underWay.forEach(Route::cancel);
  }
}
