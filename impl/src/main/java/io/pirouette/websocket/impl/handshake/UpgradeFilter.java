// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.handshake;

import io.pirouette.websocket.RequestLimits;
import io.pirouette.websocket.impl.handshake.ServiceTable.Match;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Takes the upgrade requests for our services out of the filter chain. Everything else, also an
 * upgrade at a path that is not ours, goes on down.
 */
public final class UpgradeFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private final transient Gate gate;

  /** How large any request may be, whomever it is for. */
  private final transient Optional<RequestLimits> limits;

  /**
   * A filter in front of a gate.
   *
   * @param limits how large any request may be, where nobody else answers requests; else empty
   */
  public UpgradeFilter(Gate gate, Optional<RequestLimits> limits) {
    this.gate = gate;
    this.limits = limits;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (limits.isPresent() && isTooLarge(request, response, limits.get())) {
      return;
    }
    Optional<Match> match =
        HandshakeRules.isUpgrade(request) ? gate.find(request) : Optional.empty();
    if (match.isPresent()) {
      gate.upgrade(request, response, match.get());
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isTooLarge(
      HttpServletRequest request, HttpServletResponse response, RequestLimits limits)
      throws IOException {
    try {
      RequestSize.check(request, limits);
      return false;
    } catch (RefusedException e) {
      e.refusal().write(response, false);
      return true;
    }
  }
}
