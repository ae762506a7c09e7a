// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.secured;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Trusts no proxy. */
@ServicePath("/secured")
public class SecuredUpgrade implements UpgradeService {

  /** How often it was asked for a service. */
  static final AtomicInteger ASKED = new AtomicInteger();

  @Override
  public Optional<ServiceConfiguration> configuration() {
    return Optional.of(ServiceConfiguration.builder().secureOnly(true).build());
  }

  @Get
  public Service upgrade() {
    ASKED.incrementAndGet();
    return new Secret();
  }
}
