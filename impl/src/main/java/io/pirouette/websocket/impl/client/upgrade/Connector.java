// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client.upgrade;

import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.ProxyConfiguration;
import io.pirouette.websocket.UpgradeResponse;
import io.pirouette.websocket.error.InvalidHandshakeException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.client.protocol.OpeningHandshake;
import io.pirouette.websocket.impl.tls.ClientTls;
import io.pirouette.websocket.impl.transport.Deadline;
import io.pirouette.websocket.impl.transport.Dialer;
import io.pirouette.websocket.impl.transport.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** One attempt to get a connection, from the host's name to the agreement. For one thread. */
public final class Connector {

  private static final int MAX_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final ClientConfiguration configuration;
  private final Deadline deadline;
  private final Dialer dialer;

  /** What is being done, for the error that ends it. */
  private Phase phase = Phase.RESOLVE;

  /** With whom, likewise. */
  private String peer = "";

  /** What is open already; closed if the attempt fails. */
  private volatile @Nullable Transport transport;

  private volatile boolean cancelled;

  /** An attempt that has to be over before a deadline. */
  public Connector(ClientConfiguration configuration, Deadline deadline) {
    this.configuration = configuration;
    this.deadline = deadline;
    this.dialer = new Dialer(deadline);
  }

  /**
   * Makes the attempt.
   *
   * @throws io.pirouette.websocket.error.WebSocketException with its phase; nothing stays open
   */
  public Upgraded connect(ServerAddress address) {
    ServerAddress target = address;
    for (int redirects = 0; redirects < MAX_REDIRECTS; redirects++) {
      try {
        return attempt(target);
      } catch (InvalidHandshakeException e) {
        target = redirected(target, e);
      }
    }
    return attempt(target);
  }

  private Upgraded attempt(ServerAddress address) {
    boolean kept = false;
    try {
      open(address);
      Upgraded upgraded = upgrade(address);
      kept = true;
      return upgraded;
    } catch (IOException | InterruptedException e) {
      throw ConnectFailure.of(phase, peer, e);
    } finally {
      Transport opened = transport;
      if (!kept && opened != null) {
        opened.wire().close();
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
    if (!target.hasOriginOf(from)) {
      throw refusal;
    }
    return target;
  }

  private void open(ServerAddress address) throws IOException, InterruptedException {
    // Before anything is sent: with unusable settings there is no use in trying.
    SSLEngine engine = address.secure() ? tls().engine(address.bareHost(), address.port()) : null;
    ProxyConfiguration proxy = configuration.proxy();
    boolean direct = proxy == null || proxy.bypasses(address.bareHost());
    String host = direct ? address.host() : proxy.host();
    int port = direct ? address.port() : proxy.port();
    enter(direct ? Phase.RESOLVE : Phase.PROXY, direct ? host : host + ":" + port);
    List<InetAddress> addresses = dialer.resolve(host);
    enter(direct ? Phase.CONNECT : Phase.PROXY, host + ":" + port);
    Transport connected = dialer.connect(addresses, port);
    hold(connected);
    if (!direct) {
      tunnel(connected, proxy, address);
    }
    if (engine != null) {
      enter(Phase.TLS, address.hostAndPort());
      hold(dialer.secure(connected, engine, tls().asksOthers(), tls().handshakeTimeout()));
      tls().check(engine);
    }
  }

  private ClientTls tls() {
    return ClientTls.of(configuration.secureSocket());
  }

  private void enter(Phase next, String with) {
    phase = next;
    peer = with;
  }

  /** Keeps a connection, unless the attempt has been cancelled meanwhile. */
  private void hold(Transport opened) throws IOException {
    transport = opened;
    if (cancelled) {
      throw new IOException("cancelled");
    }
  }

  /** A proxy is told where to, and who asks; nothing of what is meant for the server. */
  private void tunnel(Transport connected, ProxyConfiguration proxy, ServerAddress address)
      throws IOException, InterruptedException {
    Map<String, List<String>> headers = new TreeMap<>();
    headers.put("Host", List.of(address.hostAndPort()));
    if (proxy.username() != null) {
      String credentials =
          proxy.username() + ":" + (proxy.password() == null ? "" : proxy.password());
      byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
      headers.put(
          "Proxy-Authorization", List.of("Basic " + Base64.getEncoder().encodeToString(bytes)));
    }
    HttpExchange exchange = new HttpExchange(connected, deadline);
    exchange.send(UpgradeRequestText.of("CONNECT", address.hostAndPort(), headers));
    UpgradeResponse response = exchange.receive(true);
    if (response.status() / 100 != 2) {
      throw new InvalidHandshakeException(
          Phase.PROXY,
          "The proxy " + peer + " refused: " + response.status() + " " + response.reasonPhrase(),
          response);
    }
  }

  private Upgraded upgrade(ServerAddress address) throws IOException, InterruptedException {
    enter(Phase.UPGRADE, address.hostAndPort());
    Transport opened = transport;
    if (opened == null) {
      throw new IOException("no connection");
    }
    OpeningHandshake handshake = new OpeningHandshake(address.uri(), configuration);
    Map<String, List<String>> headers =
        UpgradeRequestText.headers(address, handshake.headers(), configuration);
    HttpExchange exchange = new HttpExchange(opened, deadline);
    exchange.send(UpgradeRequestText.of("GET", address.target(), headers));
    UpgradeResponse response = exchange.receive(false);
    if (response.status() != 101) {
      throw refused(response);
    }
    return new Upgraded(
        address, opened, handshake.agree(response), response, headers, exchange.rest());
  }

  private static InvalidHandshakeException refused(UpgradeResponse response) {
    String phrase = (response.status() + " " + response.reasonPhrase()).strip();
    return new InvalidHandshakeException(
        "Invalid handshake response getStatus: " + phrase, response);
  }

  /** Ends the attempt, which then fails. For another thread. */
  public void cancel() {
    cancelled = true;
    dialer.cancel();
    Transport opened = transport;
    if (opened != null) {
      opened.wire().close();
    }
  }
}
