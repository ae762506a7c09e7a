// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.container.jdk.client.JdkClientContainer;

/** Tyrus on its own JDK container; each message is handed over to the thread that waits for it. */
final class TyrusContestant implements Contestant {

  private final ClientManager container =
      ClientManager.createClient(JdkClientContainer.class.getName());
  private final BlockingQueue<String> answers = new ArrayBlockingQueue<>(1);
  private final Session session;

  TyrusContestant(String url) throws IOException {
    try {
      session =
          container.connectToServer(
              new Receiver(answers),
              ClientEndpointConfig.Builder.create().build(),
              URI.create(url));
    } catch (DeploymentException e) {
      throw new IOException(e);
    }
  }

  @Override
  public String name() {
    return "Tyrus (JDK container)";
  }

  @Override
  public String roundTrip(String text) throws IOException, InterruptedException {
    session.getBasicRemote().sendText(text);
    return answers.take();
  }

  @Override
  public void close() throws IOException {
    session.close();
    container.shutdown();
  }

  private static final class Receiver extends Endpoint {

    private final BlockingQueue<String> answers;

    Receiver(BlockingQueue<String> answers) {
      this.answers = answers;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
      // A lambda would hide the message's type from the container.
      session.addMessageHandler(
          new MessageHandler.Whole<String>() {
            @Override
            public void onMessage(String text) {
              answers.add(text);
            }
          });
    }
  }
}
