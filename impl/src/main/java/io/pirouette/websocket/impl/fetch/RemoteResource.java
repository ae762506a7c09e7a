// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.fetch;

import io.pirouette.websocket.ProxyConfiguration;
import io.pirouette.websocket.auth.HttpClientConfiguration;
import io.pirouette.websocket.impl.auth.AuthLog;
import io.pirouette.websocket.impl.auth.Places;
import io.pirouette.websocket.impl.auth.UnavailableException;
import io.pirouette.websocket.impl.exchange.CustomHeaders;
import io.pirouette.websocket.impl.exchange.Server;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A resource of a server of tokens or keys. The calling thread waits for the answer, which comes in
 * time, is no larger than it may be, and is of this server and no other. Thread-safe.
 */
public final class RemoteResource implements AutoCloseable {

  private final URI uri;
  private final String shown;
  private final Places places;
  private final Map<String, List<String>> customHeaders;
  private final Requests requests;

  /**
   * A resource.
   *
   * @param url where it is
   * @param maxBytes how large an answer may be
   * @throws IllegalArgumentException naming what cannot be used
   */
  public RemoteResource(String url, HttpClientConfiguration configuration, int maxBytes) {
    this.uri = URI.create(url);
    this.shown = url.replaceAll("[?#].*", "");
    this.places = Places.of(configuration.maxConcurrentRequests(), server());
    this.customHeaders = CustomHeaders.of(configuration);
    Server server = Server.of(uri);
    ProxyConfiguration proxy = configuration.proxy();
    this.requests =
        proxy == null || proxy.bypasses(server.bareHost())
            ? new DirectRequests(uri, configuration, maxBytes, shown)
            : new ProxiedRequests(uri, configuration, maxBytes, shown);
    if (!server.secure() && !server.isLocal()) {
      AuthLog.warn(shown + ": what it is asked can be read on the way (better: https)");
    }
  }

  /** Scheme, host and port. */
  public String server() {
    return uri.getScheme() + "://" + uri.getAuthority();
  }

  /** By which people know it: the URL without its query. */
  @Override
  public String toString() {
    return shown;
  }

  /**
   * Asks by GET.
   *
   * @throws UnavailableException if there is no answer
   */
  public Fetched get(Map<String, String> headers) {
    return places.in(() -> requests.send("GET", all(headers), ""));
  }

  /**
   * Asks by POST of a form.
   *
   * @throws UnavailableException if there is no answer
   */
  public Fetched post(Map<String, String> form, Map<String, String> headers) {
    Map<String, List<String>> all = all(headers);
    all.put("Content-Type", List.of("application/x-www-form-urlencoded"));
    return places.in(() -> requests.send("POST", all, encoded(form)));
  }

  private Map<String, List<String>> all(Map<String, String> headers) {
    Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(customHeaders);
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    return all;
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  /**
   * As in a form; the parts of a client's Basic credentials are as well (RFC 6749 section 2.3.1).
   */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Asks no more; whoever waits for an answer gets none. */
  @Override
  public void close() {
    requests.close();
  }
}
