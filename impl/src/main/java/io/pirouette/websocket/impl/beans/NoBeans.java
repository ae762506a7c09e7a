// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.beans;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.UpgradeService;
import java.util.Optional;

/** Of an application without CDI. */
final class NoBeans implements Beans, ConnectionBeans {

  private static final Presence NOTHING = () -> {};

  @Override
  public Optional<UpgradeService> upgradeService(Class<? extends UpgradeService> type) {
    return Optional.empty();
  }

  @Override
  public ConnectionBeans ofConnection() {
    return this;
  }

  @Override
  public void beforeEnd(Runnable action) {
    // They do not end.
  }

  @Override
  public boolean arePossible() {
    return false;
  }

  @Override
  public Presence enter() {
    return NOTHING;
  }

  @Override
  public void opened(Caller caller) {
    // Nobody observes it.
  }

  @Override
  public void closed(int statusCode, String reason) {
    // Nor this.
  }

  @Override
  public void close() {
    // Nothing was made.
  }
}
