// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.client;

import io.pirouette.websocket.UpgradeResponse;
import io.pirouette.websocket.auth.HttpClientConfiguration;
import io.pirouette.websocket.error.ConnectionException;
import io.pirouette.websocket.error.InvalidHandshakeException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.auth.AuthLog;
import io.pirouette.websocket.impl.auth.RejectedException;
import io.pirouette.websocket.impl.auth.UnavailableException;
import io.pirouette.websocket.impl.binding.JsonObjects;
import io.pirouette.websocket.impl.exchange.CustomHeaders;
import io.pirouette.websocket.impl.exchange.HttpExchange;
import io.pirouette.websocket.impl.exchange.MalformedResponseException;
import io.pirouette.websocket.impl.exchange.RequestText;
import io.pirouette.websocket.impl.exchange.Route;
import io.pirouette.websocket.impl.exchange.Server;
import io.pirouette.websocket.impl.tls.ClientTls;
import io.pirouette.websocket.impl.transport.Deadline;
import io.pirouette.websocket.internal.ServerUrl;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A token server's address, and how it is asked: over a connection of its own each time. */
final class TokenEndpoint {

  private static final int MAX_BYTES = 262_144;

  /** Answers that say: later, perhaps; and those of 500 and more. */
  private static final Set<Integer> LATER = Set.of(408, 429);

  private final URI uri;
  private final Server server;
  private final HttpClientConfiguration configuration;
  private final String shown;

  TokenEndpoint(String url, HttpClientConfiguration configuration) {
    this.uri = URI.create(url);
    this.server = Server.of(uri);
    this.configuration = configuration;
    this.shown = ServerUrl.shown(url);
    if (!server.secure() && !server.isLocal()) {
      AuthLog.warn(shown + ": what it is asked can be read on the way (better: https)");
    }
  }

  /**
   * Posts a form.
   *
   * @throws RejectedException if there is no use in posting it again
   * @throws UnavailableException if there may be
   * @throws WebSocketException if TLS fails, or a proxy refuses
   */
  TokenResponse post(String form, Map<String, List<String>> headers, TokenFetch fetch)
      throws InterruptedException {
    JsonObjects json = TokenResponse.json();
    Deadline total = Deadline.in(configuration.timeout());
    Route route =
        new Route(
            configuration.proxy(),
            ClientTls.of(configuration.secureSocket()),
            total.or(Deadline.in(configuration.connectTimeout())));
    try {
      fetch.asksBy(route);
      HttpExchange exchange = new HttpExchange(route.open(server, Phase.AUTH), total);
      exchange.send(text(form, headers));
      return response(exchange.receiveAll(MAX_BYTES), json);
    } catch (MalformedResponseException e) {
      throw new RejectedException(
          shown + ": its answer is not one of HTTP/1.1, or larger than " + MAX_BYTES + " bytes");
    } catch (SocketTimeoutException e) {
      throw new UnavailableException(shown + ": no answer in time", null);
    } catch (IOException e) {
      throw failure(route.failure(e));
    } catch (InvalidHandshakeException e) {
      throw isForLater(e.status()) ? failure(e) : e;
    } finally {
      fetch.asksBy(null);
      route.close();
    }
  }

  private String text(String form, Map<String, List<String>> headers) {
    Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(CustomHeaders.of(configuration));
    all.putAll(headers);
    all.put("Accept", List.of("application/json"));
    all.put("Content-Type", List.of("application/x-www-form-urlencoded"));
    return RequestText.of("POST", uri, server, all, form);
  }

  private TokenResponse response(UpgradeResponse response, JsonObjects json) {
    if (response.status() == 200) {
      return TokenResponse.read(shown, response.body(), json);
    }
    String answer = shown + ": answers with " + response.status();
    if (isForLater(response.status())) {
      throw new UnavailableException(answer, null, response.header("Retry-After").orElse(null));
    }
    throw new RejectedException(answer + TokenResponse.error(response.body(), json));
  }

  private static boolean isForLater(int status) {
    return status >= 500 || LATER.contains(status);
  }

  private RuntimeException failure(WebSocketException failure) {
    boolean later =
        failure instanceof ConnectionException || failure instanceof InvalidHandshakeException;
    return later ? new UnavailableException(shown + ": " + failure.getMessage(), failure) : failure;
  }
}
