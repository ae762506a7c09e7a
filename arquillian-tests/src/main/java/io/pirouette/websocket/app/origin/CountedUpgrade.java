// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.origin;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.QueryParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.UpgradeService;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers at one resource, with one parameter, and counts how often it is asked. */
public abstract class CountedUpgrade implements UpgradeService {

  /** By all services of the application. */
  static final AtomicInteger ASKED = new AtomicInteger();

  private final ServiceConfiguration configuration;

  CountedUpgrade(ServiceConfiguration configuration) {
    this.configuration = configuration;
  }

  @Override
  public Optional<ServiceConfiguration> configuration() {
    return Optional.of(configuration);
  }

  @Get("feed")
  public Service upgrade(@QueryParameter("page") int page) {
    ASKED.incrementAndGet();
    return new Feed();
  }

  static class Feed implements Service {}
}
