// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.exchange;

import io.pirouette.websocket.ProxyConfiguration;
import io.pirouette.websocket.UpgradeResponse;
import io.pirouette.websocket.error.InvalidHandshakeException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.configuration.Placeholders;
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
import java.util.TreeMap;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * The way to servers, from a host's name to a connection that a request can be sent over. One
 * connection at a time; for one thread, but for {@link #cancel}.
 */
public final class Route {

  private final @Nullable ProxyConfiguration proxy;
  private final ClientTls tls;
  private final Deadline deadline;
  private final Dialer dialer;

  /** What is being done, for the error that ends it. */
  private Phase phase = Phase.RESOLVE;

  /** With whom, likewise. */
  private String peer = "";

  /** What is open already. */
  private volatile @Nullable Transport transport;

  private volatile boolean cancelled;

  /**
   * A way that has to be gone before a deadline.
   *
   * @param proxy asked for the way to servers, unless it is not meant for them; null for none
   */
  public Route(@Nullable ProxyConfiguration proxy, ClientTls tls, Deadline deadline) {
    this.proxy = proxy;
    this.tls = tls;
    this.deadline = deadline;
    this.dialer = new Dialer(deadline);
  }

  /**
   * Opens a connection.
   *
   * @param then what it is for, which {@link #failure} tells of from now on
   * @throws IOException or a {@link WebSocketException}; what is open is closed by {@link #close}
   */
  public Transport open(Server server, Phase then) throws IOException, InterruptedException {
    // Before anything is sent: with unusable settings there is no use in trying.
    SSLEngine engine = server.secure() ? tls.engine(server.bareHost(), server.port()) : null;
    Transport opened =
        proxy == null || proxy.bypasses(server.bareHost())
            ? dial(server.host(), server.port(), Phase.RESOLVE, Phase.CONNECT)
            : tunnel(proxy, server);
    if (engine != null) {
      enter(Phase.TLS, server.hostAndPort());
      opened = dialer.secure(opened, engine, tls.asksOthers(), tls.handshakeTimeout());
      hold(opened);
      tls.check(engine);
    }
    enter(then, server.hostAndPort());
    return opened;
  }

  private Transport dial(String host, int port, Phase resolving, Phase connecting)
      throws IOException, InterruptedException {
    String hostAndPort = host + ":" + port;
    enter(resolving, resolving == Phase.RESOLVE ? host : hostAndPort);
    List<InetAddress> addresses = dialer.resolve(host);
    enter(connecting, hostAndPort);
    Transport connected = dialer.connect(addresses, port);
    hold(connected);
    return connected;
  }

  /** A proxy is told where to, and who asks; nothing of what is meant for the server. */
  private Transport tunnel(ProxyConfiguration proxy, Server server)
      throws IOException, InterruptedException {
    Map<String, List<String>> headers = new TreeMap<>();
    headers.put("Host", List.of(server.hostAndPort()));
    if (proxy.username() != null) {
      headers.put("Proxy-Authorization", List.of(credentials(proxy)));
    }
    Transport connected = dial(proxy.host(), proxy.port(), Phase.PROXY, Phase.PROXY);
    HttpExchange exchange = new HttpExchange(connected, deadline);
    exchange.send(RequestText.of("CONNECT", server.hostAndPort(), headers));
    UpgradeResponse response = exchange.receive(true);
    if (response.status() / 100 != 2) {
      throw new InvalidHandshakeException(
          Phase.PROXY,
          "The proxy " + peer + " refused: " + response.status() + " " + response.reasonPhrase(),
          response);
    }
    return connected;
  }

  private static String credentials(ProxyConfiguration proxy) {
    try {
      String username = Placeholders.resolve("proxy: username", String.valueOf(proxy.username()));
      String password =
          proxy.password() == null ? "" : Placeholders.resolve("proxy: password", proxy.password());
      if (username.indexOf(':') >= 0 || hasControl(username) || hasControl(password)) {
        throw new IllegalArgumentException(
            "proxy: not shown (expected: a username without colon, and no control characters)");
      }
      byte[] bytes = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(bytes);
    } catch (IllegalArgumentException e) {
      throw new WebSocketException(Phase.PROXY, e.getMessage(), e);
    }
  }

  private static boolean hasControl(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  private void enter(Phase next, String with) {
    phase = next;
    peer = with;
  }

  /** Keeps a connection, unless the way has been cancelled meanwhile. */
  private void hold(Transport opened) throws IOException {
    transport = opened;
    if (cancelled) {
      throw new IOException("cancelled");
    }
  }

  /** Which error it is that has ended what was being done. */
  public WebSocketException failure(Exception cause) {
    return ExchangeFailure.of(phase, peer, cause);
  }

  /** Closes the connection, if there is one. */
  public void close() {
    Transport opened = transport;
    if (opened != null) {
      opened.wire().close();
    }
  }

  /** Ends what is being done, which then fails. For another thread. */
  public void cancel() {
    cancelled = true;
    dialer.cancel();
    close();
  }
}
