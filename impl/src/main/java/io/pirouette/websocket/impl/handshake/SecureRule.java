// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.handshake;

import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.UpgradeRequest;

/** Keeps those out whose connection anybody on the way can read, if a service wants that. */
record SecureRule(boolean secureOnly, ServiceAddress address) {

  static SecureRule of(ServiceConfiguration configuration) {
    return new SecureRule(configuration.secureOnly(), ServiceAddress.of(configuration));
  }

  /** Throws a refusal unless the request has come the way that is demanded. */
  void check(UpgradeRequest request) {
    if (secureOnly && !address.isSecure(request)) {
      throw new RefusedException(Refusal.of(403, "A secure connection is required"));
    }
  }
}
