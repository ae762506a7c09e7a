// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.errand;

import io.pirouette.websocket.Dispatch;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.QueryParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Asks a secured service for what a peer wants to know; the query says which, and who knows it. */
@ServicePath("/errand")
@ServiceConfig(dispatch = Dispatch.OFFLOADED)
public class ErrandUpgrade implements UpgradeService {

  @Get
  public Service upgrade(
      @QueryParameter("target") String target,
      @QueryParameter("trust") String trust,
      @QueryParameter("tokens") String tokens) {
    return new Errand(target, trust, tokens);
  }
}
