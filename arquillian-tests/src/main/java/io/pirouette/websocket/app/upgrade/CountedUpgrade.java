// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.HeaderParameter;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells how often it was asked; asks for something of each kind. */
@ServicePath("/counted")
public class CountedUpgrade implements UpgradeService {

  private final AtomicInteger asked = new AtomicInteger();

  @Get("{number}")
  public Service upgrade(
      @PathParameter int number, long page, @HeaderParameter("X-Tenant") String tenant) {
    return new Told(asked.incrementAndGet());
  }
}
