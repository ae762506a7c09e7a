// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.handshake;

import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.impl.session.ConnectionLog;
import io.pirouette.websocket.internal.Origin;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Keeps the pages of other sites from connecting in the name of their visitors (RFC 6455 section
 * 10.2): a browser adds cookies and the like to any page's request, but tells the page's origin.
 */
final class OriginRule {

  /** The one scheme of which no browser remembers the credentials: a page has to send the token. */
  private static final Pattern TOKEN = Pattern.compile("(?is)bearer( .*)?");

  private static final String ANY = "*";

  /** Whether the user says which origins are allowed. */
  private final boolean configured;

  private final boolean anyAllowed;
  private final Set<Origin> allowed;
  private final boolean required;
  private final ServiceAddress address;

  OriginRule(ServiceConfiguration configuration) {
    List<String> origins = configuration.allowedOrigins();
    this.configured = !origins.isEmpty();
    this.anyAllowed = origins.contains(ANY);
    this.allowed =
        origins.stream()
            .flatMap(origin -> Origin.parse(origin).stream())
            .collect(Collectors.toUnmodifiableSet());
    this.required = configuration.originRequired();
    this.address = ServiceAddress.of(configuration);
  }

  /** Throws a refusal unless the request may come from where it comes from. */
  void check(UpgradeRequest request) {
    if (!lets(request)) {
      ConnectionLog.warning(
          "Origin not allowed: "
              + shown(request.headers().getOrDefault("Origin", List.of("none")))
              + " at "
              + request.path().replaceAll(";[^/]*", "")
              + " (cure: allowedOrigins, or trustedProxies behind a proxy, in the"
              + " ServiceConfiguration)");
      throw new RefusedException(Refusal.of(403, "Origin not allowed"));
    }
  }

  /** Without what may stand for a password. */
  private static String shown(List<String> origins) {
    return String.join(", ", origins).replaceAll("//[^/,]*@", "//");
  }

  private boolean lets(UpgradeRequest request) {
    List<String> origins = request.headers().getOrDefault("Origin", List.of());
    if (origins.isEmpty()) {
      return !required;
    }
    Optional<Origin> origin = origins.size() == 1 ? Origin.parse(origins.get(0)) : Optional.empty();
    if (!configured) {
      return !carriesAmbientCredentials(request)
          || origin.isPresent() && origin.equals(address.origin(request));
    }
    return anyAllowed || origin.filter(allowed::contains).isPresent();
  }

  private static boolean carriesAmbientCredentials(UpgradeRequest request) {
    return request.headers().containsKey("Cookie")
        || request.headers().getOrDefault("Authorization", List.of()).stream()
            .anyMatch(TOKEN.asMatchPredicate().negate())
        || !request.clientCertificates().isEmpty()
        || request.principal().isPresent();
  }
}
