// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.handshake;

import io.pirouette.websocket.UpgradeRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A copy of a servlet request, which containers reuse as soon as it is answered. */
record ReceivedUpgradeRequest(
    String path,
    @Nullable String rawQuery,
    Map<String, List<String>> headers,
    InetSocketAddress remoteAddress,
    boolean secure)
    implements UpgradeRequest {

  static ReceivedUpgradeRequest copyOf(HttpServletRequest request) {
    return new ReceivedUpgradeRequest(
        request.getRequestURI(),
        request.getQueryString(),
        headers(request),
        address(request),
        request.isSecure());
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

  @Override
  public Optional<String> query() {
    return Optional.ofNullable(rawQuery);
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(values -> values.get(0));
  }

  /** Headers stay out of log lines: they carry credentials. */
  @Override
  public String toString() {
    return "UpgradeRequest[" + path + "]";
  }
}
