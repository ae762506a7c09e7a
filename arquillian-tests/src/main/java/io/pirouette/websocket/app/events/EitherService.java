// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.events;

import io.pirouette.websocket.Service;

/** Takes text and bytes, both as text. */
class EitherService implements Service {

  private final String topic;

  EitherService(String topic) {
    this.topic = topic;
  }

  public String onMessage(String message) {
    return message;
  }

  public void onError(Throwable error) {
    Board.report(topic, "error " + error.getMessage());
  }
}
