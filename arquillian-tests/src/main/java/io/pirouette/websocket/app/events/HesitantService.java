// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.events;

import io.pirouette.websocket.Caller;

/** Opens only when the recorder says so. */
class HesitantService extends ObservedService {

  private final String topic;

  HesitantService(String topic) {
    super(topic);
    this.topic = topic;
  }

  @Override
  public void onOpen(Caller caller) throws InterruptedException {
    report("opening");
    Board.awaitPermission(topic);
    super.onOpen(caller);
  }
}
