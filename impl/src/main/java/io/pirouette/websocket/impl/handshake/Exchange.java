// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.handshake;

import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.impl.engine.FrameTap;
import io.pirouette.websocket.impl.service.UpgradeServiceModel;
import org.jspecify.annotations.Nullable;

/**
 * One upgrade under way, between the filter and the configurator that the container calls on the
 * same thread. Without an exchange, the configurator lets nobody in.
 */
final class Exchange {

  private static final ThreadLocal<Exchange> CURRENT = new ThreadLocal<>();

  private final UpgradeServiceModel service;
  private final UpgradeRequest request;
  private final HandshakeHeaders response;
  private final FrameTap tap;

  /** Set once the service's own method has let the peer in. */
  private boolean accepted;

  Exchange(UpgradeServiceModel service, UpgradeRequest request, HandshakeHeaders response) {
    this.service = service;
    this.request = request;
    this.response = response;
    this.tap = new FrameTap(service.configuration().maxFrameSize());
  }

  /** The exchange of this thread; null outside of one. */
  static @Nullable Exchange current() {
    return CURRENT.get();
  }

  /** Runs the container's part of the upgrade with this exchange in sight. */
  void run(Upgrade upgrade) throws Exception {
    CURRENT.set(this);
    try {
      upgrade.run();
    } finally {
      CURRENT.remove();
    }
  }

  UpgradeServiceModel service() {
    return service;
  }

  UpgradeRequest request() {
    return request;
  }

  HandshakeHeaders response() {
    return response;
  }

  FrameTap tap() {
    return tap;
  }

  void accept() {
    accepted = true;
  }

  boolean isAccepted() {
    return accepted;
  }

  @FunctionalInterface
  interface Upgrade {
    void run() throws Exception;
  }
}
