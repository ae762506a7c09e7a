// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.events;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;

/** Hands out services of several kinds by the segment after the base path. */
@ServicePath("/observed")
public class ObservedUpgrade implements UpgradeService {

  @Get
  public Service upgrade(UpgradeRequest request) {
    String topic = Board.topic(request);
    if (request.path().contains("/either/")) {
      return new EitherService(topic);
    }
    if (request.path().contains("/bytes/")) {
      return new BytesService(topic);
    }
    if (request.path().contains("/hesitant/")) {
      return new HesitantService(topic);
    }
    if (request.path().contains("/quiet/")) {
      return new QuietService();
    }
    return new ObservedService(topic);
  }
}
