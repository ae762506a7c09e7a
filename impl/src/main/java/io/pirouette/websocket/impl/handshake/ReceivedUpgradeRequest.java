// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.handshake;

import io.pirouette.websocket.Cookie;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.impl.auth.Identity;
import io.pirouette.websocket.impl.http.QueryParameters;
import io.pirouette.websocket.impl.http.RequestCookies;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.CharacterCodingException;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A copy of a servlet request, which containers reuse as soon as it is answered. */
record ReceivedUpgradeRequest(
    String path,
    Optional<String> query,
    Map<String, List<String>> queryParameters,
    Map<String, List<String>> headers,
    Origination origination)
    implements UpgradeRequest {

  private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

  /** Who has sent the request, and over what. */
  private record Origination(
      InetSocketAddress address,
      boolean secure,
      List<X509Certificate> certificates,
      Optional<Principal> principal,
      Set<String> scopes) {}

  /** Copies a request; refuses one whose query is not UTF-8. */
  static ReceivedUpgradeRequest copyOf(HttpServletRequest request) {
    return new ReceivedUpgradeRequest(
        request.getRequestURI(),
        Optional.ofNullable(request.getQueryString()),
        queryParameters(request),
        headers(request),
        new Origination(
            address(request),
            request.isSecure(),
            certificates(request),
            Optional.ofNullable(request.getUserPrincipal()),
            Set.of()));
  }

  /** The same request, of somebody who is known by credentials. */
  ReceivedUpgradeRequest of(Identity identity) {
    return new ReceivedUpgradeRequest(
        path,
        query,
        queryParameters,
        headers,
        new Origination(
            origination.address,
            origination.secure,
            origination.certificates,
            identity.principal(),
            identity.scopes()));
  }

  private static Map<String, List<String>> queryParameters(HttpServletRequest request) {
    try {
      return QueryParameters.parse(request.getQueryString());
    } catch (CharacterCodingException e) {
      throw new RefusedException(Refusal.of(400, "The escapes in the query are not UTF-8"));
    }
  }

  private static Map<String, List<String>> headers(HttpServletRequest request) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(name, List.copyOf(Collections.list(request.getHeaders(name))));
    }
    return Collections.unmodifiableMap(headers);
  }

  /** Containers give the address as a literal, so that nothing is looked up. */
  private static InetSocketAddress address(HttpServletRequest request) {
    try {
      return new InetSocketAddress(
          InetAddress.getByName(request.getRemoteAddr()), request.getRemotePort());
    } catch (UnknownHostException e) {
      return InetSocketAddress.createUnresolved(request.getRemoteAddr(), request.getRemotePort());
    }
  }

  private static List<X509Certificate> certificates(HttpServletRequest request) {
    return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain
        ? List.of(chain)
        : List.of();
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(values -> values.get(0));
  }

  @Override
  public List<Cookie> cookies() {
    return RequestCookies.of(headers);
  }

  @Override
  public InetSocketAddress remoteAddress() {
    return origination.address;
  }

  @Override
  public boolean secure() {
    return origination.secure;
  }

  @Override
  public List<X509Certificate> clientCertificates() {
    return origination.certificates;
  }

  @Override
  public Optional<Principal> principal() {
    return origination.principal;
  }

  @Override
  public Set<String> scopes() {
    return origination.scopes;
  }

  /** Headers stay out of log lines, and so do sessions in the path: they carry credentials. */
  @Override
  public String toString() {
    return "UpgradeRequest[" + path.replaceAll(";[^/]*", "") + "]";
  }
}
