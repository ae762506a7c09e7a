// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.handshake;

/** Carries a refusal out of the container, from the configurator to the filter. */
final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  RefusedException(Refusal refusal) {
    super(null, null, false, false);
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
