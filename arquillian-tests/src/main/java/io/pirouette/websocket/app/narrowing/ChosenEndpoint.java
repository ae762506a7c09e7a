// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.narrowing;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

/** Chosen by the application. */
@ServerEndpoint("/chosen")
public class ChosenEndpoint {

  @OnMessage
  public String onMessage(String text) {
    return "endpoint " + text;
  }
}
