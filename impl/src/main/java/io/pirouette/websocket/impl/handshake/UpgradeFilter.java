// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.handshake;

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

  /** A filter in front of a gate. */
  public UpgradeFilter(Gate gate) {
    this.gate = gate;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<Match> match =
        HandshakeRules.isUpgrade(request) ? gate.find(request) : Optional.empty();
    if (match.isPresent()) {
      gate.upgrade(request, response, match.get());
    } else {
      chain.doFilter(request, response);
    }
  }
}
