// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.dispatching;

import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.io.UncheckedIOException;

/** An endpoint of the application, which {@link UpgradingServlet} alone knows. */
public class OwnEndpoint extends Endpoint {

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    session.addMessageHandler(
        new MessageHandler.Whole<String>() {
          @Override
          public void onMessage(String text) {
            try {
              session.getBasicRemote().sendText("endpoint " + text);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        });
  }
}
