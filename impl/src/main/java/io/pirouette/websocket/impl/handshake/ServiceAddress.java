// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.handshake;

import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.internal.AddressRange;
import io.pirouette.websocket.internal.Origin;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Under which origin a service is known to the peer: as the peer says, or as a trusted proxy. */
record ServiceAddress(List<AddressRange> trustedProxies) {

  /** A parameter of {@code Forwarded} or none, and what ends it (RFC 7239 section 4). */
  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\G\\s*+((?<name>[!#$%&'*+.^_`|~0-9A-Za-z-]++)="
              + "(\"(?<quoted>([^\"\\\\]|\\\\.)*+)\"|(?<token>[^;,\"\\s]++)))?+\\s*+(?<end>[;,]|$)");

  static ServiceAddress of(ServiceConfiguration configuration) {
    return new ServiceAddress(
        configuration.trustedProxies().stream().map(AddressRange::of).toList());
  }

  /** The origin of pages that belong to the service; empty if it cannot be told. */
  Optional<Origin> origin(UpgradeRequest request) {
    String host = only(request, "Host").orElse("");
    if (isViaProxy(request)) {
      host = said(request, "host", "X-Forwarded-Host").orElse(host);
    }
    return Origin.parse(scheme(request) + "://" + host);
  }

  /** Whether the peer's own connection is secure. */
  boolean isSecure(UpgradeRequest request) {
    return scheme(request).equalsIgnoreCase("https");
  }

  /** That of HTTP, whatever comes after it. */
  private String scheme(UpgradeRequest request) {
    String scheme = request.secure() ? "https" : "http";
    if (isViaProxy(request)) {
      scheme = said(request, "proto", "X-Forwarded-Proto").orElse(scheme);
    }
    return scheme.replaceFirst("(?i)^ws", "http");
  }

  private boolean isViaProxy(UpgradeRequest request) {
    InetAddress peer = request.remoteAddress().getAddress();
    return peer != null && trustedProxies.stream().anyMatch(range -> range.contains(peer));
  }

  private static Optional<String> only(UpgradeRequest request, String header) {
    List<String> values = request.headers().getOrDefault(header, List.of());
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }

  /** The proxy's own word comes last; what stands before it, anybody may have sent. */
  private static Optional<String> said(UpgradeRequest request, String parameter, String header) {
    return all(request, "Forwarded")
        .map(elements -> lastElement(elements).get(parameter))
        .or(() -> all(request, header).map(all -> all.substring(all.lastIndexOf(',') + 1).trim()));
  }

  /** The parameters of the last element; texts that are no origin if the header is malformed. */
  private static Map<String, String> lastElement(String elements) {
    Map<String, String> element = new HashMap<>();
    Matcher parameter = PARAMETER.matcher(elements);
    while (parameter.find()) {
      if (parameter.group("name") != null) {
        String quoted = parameter.group("quoted");
        element.put(
            parameter.group("name").toLowerCase(Locale.ROOT),
            quoted == null ? parameter.group("token") : quoted);
      }
      if (parameter.group("end").isEmpty()) {
        return element;
      }
      if (parameter.group("end").equals(",")) {
        element.clear();
      }
    }
    return Map.of("proto", "", "host", "");
  }

  private static Optional<String> all(UpgradeRequest request, String header) {
    List<String> values = request.headers().getOrDefault(header, List.of());
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(",", values));
  }
}
