// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade.root;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

/** An endpoint of the standard API below the service's path. */
@ServerEndpoint("/plain")
public class PlainEndpoint {

  @OnMessage
  public String echo(String text) {
    return "endpoint " + text;
  }
}
