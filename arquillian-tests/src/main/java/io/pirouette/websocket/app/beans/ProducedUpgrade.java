// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.beans;

import io.pirouette.websocket.ConnectionScoped;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Hands out what stands for a service, and does not tell for which. */
@ApplicationScoped
@ServicePath("/produced")
public class ProducedUpgrade implements UpgradeService {

  @Inject
  @Named("produced")
  private Service service;

  @Produces
  @ConnectionScoped
  @Named("produced")
  Service produce() {
    return new Service() {
      public String onTextMessage(String text) {
        return text;
      }
    };
  }

  @Get
  public Service upgrade() {
    return service;
  }
}
