// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.concurrency;

import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;

/** The same on the container alone: the control of the test. */
@ServerEndpoint("/bare")
public class BareWriters {

  @OnMessage
  public void onMessage(Session session, String go) {
    Writers.start(text -> session.getBasicRemote().sendText(text), () -> close(session));
  }

  private static void close(Session session) {
    try {
      session.close();
    } catch (IOException e) {
      System.err.println("The connection was lost already: " + e);
    }
  }
}
