// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.handshake;

import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.internal.AddressRange;
import io.pirouette.websocket.internal.Origin;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Under which origin a service is known to the peer: as the peer says, or as a trusted proxy. */
record ServiceAddress(List<AddressRange> trustedProxies) {

  /** A parameter of an element of {@code Forwarded} (RFC 7239 section 4). */
  private static final Pattern PARAMETER =
      Pattern.compile("(?<name>[a-zA-Z]+)=(\"(?<quoted>[^\"\\\\]*)\"|(?<token>[^;,\"\\s]+))");

  /** The origin of pages that belong to the service; empty if it cannot be told. */
  Optional<Origin> of(UpgradeRequest request) {
    boolean viaProxy =
        request.remoteAddress().getAddress() != null
            && trustedProxies.stream()
                .anyMatch(range -> range.contains(request.remoteAddress().getAddress()));
    String scheme = request.secure() ? "https" : "http";
    String host = only(request, "Host").orElse("");
    if (viaProxy) {
      scheme = said(request, "proto", "X-Forwarded-Proto").orElse(scheme);
      host = said(request, "host", "X-Forwarded-Host").orElse(host);
    }
    return Origin.parse(scheme + "://" + host);
  }

  private static Optional<String> only(UpgradeRequest request, String header) {
    List<String> values = request.headers().getOrDefault(header, List.of());
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }

  /** The proxy's own word comes last; what stands before it, anybody may have sent. */
  private static Optional<String> said(UpgradeRequest request, String parameter, String header) {
    return last(request, "Forwarded")
        .map(element -> parameters(element, parameter))
        .orElseGet(() -> last(request, header));
  }

  private static Optional<String> parameters(String element, String wanted) {
    Matcher parameters = PARAMETER.matcher(element);
    while (parameters.find()) {
      if (parameters.group("name").toLowerCase(Locale.ROOT).equals(wanted)) {
        String quoted = parameters.group("quoted");
        return Optional.of(quoted == null ? parameters.group("token") : quoted);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> last(UpgradeRequest request, String header) {
    List<String> values = request.headers().getOrDefault(header, List.of());
    String all = String.join(",", values);
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(all.substring(all.lastIndexOf(',') + 1).trim());
  }
}
