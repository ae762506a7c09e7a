// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.beans;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** No bean, but injected all the same. */
@ServicePath("/injected")
public class InjectedUpgrade implements UpgradeService {

  private final Greeting greeting;
  private String ready = "not ready";

  @Inject
  public InjectedUpgrade(Greeting greeting) {
    this.greeting = greeting;
  }

  @PostConstruct
  void prepare() {
    ready = "ready";
  }

  @Get
  public Service upgrade() {
    return new Service() {
      public String onTextMessage(String text) {
        return greeting.to(text) + ", " + ready;
      }
    };
  }
}
