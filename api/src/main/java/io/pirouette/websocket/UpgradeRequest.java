// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import java.net.InetSocketAddress;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The HTTP request that opened, or asks to open, a connection. An immutable copy: it may be kept
 * and read from any thread for as long as one likes, also through {@link
 * Caller#getUpgradeRequest()}.
 */
public interface UpgradeRequest {

  /**
   * The request's path as the peer sent it: with the application's context path, escapes not
   * decoded, without the query.
   *
   * @return the path, starting with a slash
   */
  String path();

  /**
   * The query as the peer sent it, escapes not decoded.
   *
   * @return what follows the question mark, or empty if there is none
   */
  Optional<String> query();

  /**
   * The parameters in the query, as HTML forms write it: escapes decoded, once, and {@code +} as a
   * space. A name without {@code =} has the value {@code ""}.
   *
   * @return an unmodifiable map from each name to its values, in the order received
   */
  Map<String, List<String>> queryParameters();

  /**
   * All headers. Names are looked up without regard to case.
   *
   * @return an unmodifiable map from each name to its values, in the order received
   */
  Map<String, List<String>> headers();

  /**
   * The first value of a header.
   *
   * @param name the header's name, in any case
   * @return the value, or empty if the header is absent
   */
  Optional<String> header(String name);

  /**
   * The cookies of the request (RFC 6265 section 5.4), with name and value alone. What is no cookie
   * of RFC 6265 is left out; {@link #headers()} has it.
   *
   * @return an unmodifiable list, in the order received
   */
  List<Cookie> cookies();

  /**
   * The address the request came from; behind a proxy that is the proxy's.
   *
   * @return the peer's address, never looked up by name
   */
  InetSocketAddress remoteAddress();

  /**
   * Whether the request came over TLS.
   *
   * @return true over TLS
   */
  boolean secure();

  /**
   * The certificates that the peer has shown in the TLS handshake, its own first.
   *
   * @return an unmodifiable list; empty if it has shown none
   */
  List<X509Certificate> clientCertificates();

  /**
   * Who the peer is: by the credentials that the service has asked for ({@link
   * ServiceConfiguration#auth()}), or else by the container's own login.
   *
   * @return the principal; empty if nobody knows, and with a token that names no subject
   */
  Optional<Principal> principal();

  /**
   * The scopes that the peer holds by the credentials that the service has asked for ({@link
   * ServiceConfiguration#auth()}). Of a login of the container, those of the listed ones that the
   * peer holds as roles.
   *
   * @return an unmodifiable set; empty if the service asks for no credentials
   */
  Set<String> scopes();
}
