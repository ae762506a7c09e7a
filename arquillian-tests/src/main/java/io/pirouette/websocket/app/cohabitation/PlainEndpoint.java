// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.cohabitation;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

/** An endpoint of the standard API. */
@ServerEndpoint("/plain")
public class PlainEndpoint {

  @OnMessage
  public String onMessage(String text) {
    return "endpoint " + text;
  }
}
