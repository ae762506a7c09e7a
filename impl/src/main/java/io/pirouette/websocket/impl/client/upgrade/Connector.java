// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client.upgrade;

import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.UpgradeResponse;
import io.pirouette.websocket.error.InvalidHandshakeException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.auth.client.RequestEnrichment;
import io.pirouette.websocket.impl.client.protocol.OpeningHandshake;
import io.pirouette.websocket.impl.exchange.HttpExchange;
import io.pirouette.websocket.impl.exchange.RequestText;
import io.pirouette.websocket.impl.exchange.Route;
import io.pirouette.websocket.impl.tls.ClientTls;
import io.pirouette.websocket.impl.transport.Deadline;
import io.pirouette.websocket.impl.transport.Transport;
import io.pirouette.websocket.internal.HeaderFields;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One attempt to get a connection, from the host's name to the agreement. For one thread. */
public final class Connector {

  private static final int MAX_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private static final int UNAUTHORIZED = 401;

  private final ClientConfiguration configuration;
  private final Deadline deadline;
  private final RequestEnrichment enrichment;
  private final Route route;

  /** An attempt that has to be over before a deadline. */
  public Connector(ClientConfiguration configuration, Deadline deadline) {
    this.configuration = configuration;
    this.deadline = deadline;
    this.enrichment = new RequestEnrichment(configuration.auth(), deadline);
    this.route =
        new Route(configuration.proxy(), ClientTls.of(configuration.secureSocket()), deadline);
  }

  /**
   * Makes the attempt.
   *
   * @throws WebSocketException with its phase; nothing stays open
   */
  public Upgraded connect(ServerAddress address) {
    String authorization = enrichment.authorization();
    try {
      return follow(address, UpgradeHeaders.of(configuration, authorization));
    } catch (InvalidHandshakeException e) {
      if (!isOfTheServers(e) || !enrichment.renews(authorization)) {
        throw e;
      }
    }
    return follow(address, UpgradeHeaders.of(configuration, enrichment.authorization()));
  }

  /** A proxy that asks for credentials does not mean these. */
  private static boolean isOfTheServers(InvalidHandshakeException refusal) {
    return refusal.status() == UNAUTHORIZED && refusal.phase() == Phase.UPGRADE;
  }

  private Upgraded follow(ServerAddress address, Map<String, List<String>> headers) {
    ServerAddress target = address;
    for (int redirects = 0; redirects < MAX_REDIRECTS; redirects++) {
      try {
        return attempt(target, headers);
      } catch (InvalidHandshakeException e) {
        target = redirected(target, e);
      }
    }
    return attempt(target, headers);
  }

  private Upgraded attempt(ServerAddress address, Map<String, List<String>> headers) {
    boolean kept = false;
    try {
      Upgraded upgraded = upgrade(route.open(address.server(), Phase.UPGRADE), address, headers);
      kept = true;
      return upgraded;
    } catch (IOException | InterruptedException e) {
      throw route.failure(e);
    } finally {
      if (!kept) {
        route.close();
      }
    }
  }

  /** Followed within the origin only, so that no credential goes astray. */
  private static ServerAddress redirected(ServerAddress from, InvalidHandshakeException refusal) {
    String location = refusal.response().header("Location").orElse("");
    if (!REDIRECTS.contains(refusal.status()) || location.isEmpty()) {
      throw refusal;
    }
    ServerAddress target;
    try {
      target = from.redirected(location);
    } catch (WebSocketException | IllegalArgumentException e) {
      throw refusal; // leads to no WebSocket
    }
    if (!target.server().isSameAs(from.server())) {
      throw refusal;
    }
    return target;
  }

  private Upgraded upgrade(
      Transport opened, ServerAddress address, Map<String, List<String>> others)
      throws IOException, InterruptedException {
    OpeningHandshake handshake = new OpeningHandshake(address.uri(), configuration);
    Map<String, List<String>> headers = UpgradeHeaders.of(address, handshake.headers(), others);
    HttpExchange exchange = new HttpExchange(opened, deadline);
    exchange.send(RequestText.of("GET", RequestText.target(address.uri()), headers));
    UpgradeResponse response = exchange.receive(false);
    if (response.status() != 101) {
      throw refused(response, headers.getOrDefault("Authorization", List.of()));
    }
    return new Upgraded(
        address, opened, handshake.agree(response), response, headers, exchange.rest());
  }

  /** A server may quote what it was shown. */
  private static InvalidHandshakeException refused(
      UpgradeResponse response, List<String> credentials) {
    String phrase = HeaderFields.printable(response.reasonPhrase());
    for (String value : credentials) {
      phrase = phrase.replace(value.substring(value.indexOf(' ') + 1), "...");
    }
    return new InvalidHandshakeException(
        ("Invalid handshake response getStatus: " + response.status() + " " + phrase).strip(),
        response);
  }

  /** Ends the attempt, which then fails. For another thread. */
  public void cancel() {
    enrichment.cancel();
    route.cancel();
  }
}
