// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.events;

import io.pirouette.websocket.Service;

/** Takes messages as bytes. */
class BytesService implements Service {

  private final String topic;

  BytesService(String topic) {
    this.topic = topic;
  }

  public byte[] onMessage(byte[] message) {
    return message;
  }

  public void onError(Throwable error) {
    Board.report(topic, "error " + error.getMessage());
  }
}
