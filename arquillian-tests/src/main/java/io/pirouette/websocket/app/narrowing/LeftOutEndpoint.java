// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.narrowing;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

/** Left out by the application. */
@ServerEndpoint("/left-out")
public class LeftOutEndpoint {

  @OnMessage
  public String onMessage(String text) {
    return "endpoint " + text;
  }
}
