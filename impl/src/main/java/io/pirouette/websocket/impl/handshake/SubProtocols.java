// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.handshake;

import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.internal.HeaderFields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The negotiation of sub-protocols (RFC 6455 section 4.2.2). */
final class SubProtocols {

  static final String HEADER = "Sec-WebSocket-Protocol";

  private SubProtocols() {}

  /** The first one that the peer asks for and the service knows (SUB-01). */
  static Optional<String> choose(UpgradeRequest request, ServiceConfiguration configuration) {
    return offered(request.headers().getOrDefault(HEADER, List.of()))
        .filter(configuration.subProtocols()::contains)
        .findFirst();
  }

  /** Whether the values of the header are well formed. */
  static boolean areWellFormed(List<String> values) {
    List<String> offered = offered(values).toList();
    return offered.stream().allMatch(HeaderFields::isToken)
        && offered.stream().distinct().count() == offered.size();
  }

  /** Empty elements of a list do not count (RFC 9110 section 5.6.1). */
  private static Stream<String> offered(List<String> values) {
    return values.stream()
        .flatMap(value -> Stream.of(value.split(",")))
        .map(String::trim)
        .filter(name -> !name.isEmpty());
  }
}
