// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client;

import io.pirouette.websocket.Cookie;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.impl.client.upgrade.Upgraded;
import io.pirouette.websocket.impl.http.QueryParameters;
import io.pirouette.websocket.impl.http.RequestCookies;
import java.net.InetSocketAddress;
import java.nio.charset.CharacterCodingException;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The request by which a client has opened its connection. */
record SentUpgradeRequest(Upgraded upgraded) implements UpgradeRequest {

  @Override
  public String path() {
    String path = upgraded.address().uri().getRawPath();
    return path.isEmpty() ? "/" : path;
  }

  @Override
  public Optional<String> query() {
    return Optional.ofNullable(upgraded.address().uri().getRawQuery());
  }

  @Override
  public Map<String, List<String>> queryParameters() {
    try {
      return QueryParameters.parse(upgraded.address().uri().getRawQuery());
    } catch (CharacterCodingException e) {
      return Map.of();
    }
  }

  @Override
  public Map<String, List<String>> headers() {
    return upgraded.headers();
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers().get(name)).map(values -> values.get(0));
  }

  @Override
  public List<Cookie> cookies() {
    return RequestCookies.of(headers());
  }

  /** The server. */
  @Override
  public InetSocketAddress remoteAddress() {
    return upgraded.transport().wire().remoteAddress();
  }

  @Override
  public boolean secure() {
    return upgraded.address().server().secure();
  }

  @Override
  public List<X509Certificate> clientCertificates() {
    return List.of();
  }

  @Override
  public Set<String> scopes() {
    return Set.of();
  }

  @Override
  public Optional<Principal> principal() {
    return Optional.empty();
  }

  /** Headers stay out of log lines: they carry credentials. */
  @Override
  public String toString() {
    return "UpgradeRequest[" + path() + "]";
  }
}
