// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.dispatching;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.error.AuthnException;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets in who has credentials, and counts. */
@ServicePath("/inner")
public class InnerUpgrade implements UpgradeService {

  static final AtomicInteger ASKED = new AtomicInteger();
  static final AtomicInteger OPENED = new AtomicInteger();

  @Get
  public Service upgrade(UpgradeRequest request) {
    ASKED.incrementAndGet();
    if (request.header("X-Stumble").isPresent()) {
      throw new IllegalStateException("stumbled");
    }
    if (request.header("Authorization").isEmpty()) {
      throw new AuthnException("who are you?");
    }
    return new Inner();
  }

  static class Inner implements Service {

    public String onOpen() {
      OPENED.incrementAndGet();
      return "inner";
    }
  }
}
