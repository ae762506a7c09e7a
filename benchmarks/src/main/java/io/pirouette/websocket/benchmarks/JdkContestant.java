// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The JDK's own client; each message is handed over to the thread that waits for it. */
final class JdkContestant implements Contestant {

  private final BlockingQueue<String> answers = new ArrayBlockingQueue<>(1);
  private final WebSocket webSocket;

  JdkContestant(String url) {
    webSocket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(url), new Receiver(answers))
            .join();
  }

  @Override
  public String name() {
    return "java.net.http.WebSocket";
  }

  @Override
  public String roundTrip(String text) throws InterruptedException {
    CompletableFuture<WebSocket> sending = webSocket.sendText(text, true);
    String answer = answers.take();
    // Done long ago; but only then may the next one be sent.
    sending.join();
    return answer;
  }

  @Override
  public void close() {
    webSocket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
  }

  private static final class Receiver implements WebSocket.Listener {

    private final BlockingQueue<String> answers;

    /** What has come of a message; used by one call at a time. */
    private final StringBuilder text = new StringBuilder();

    Receiver(BlockingQueue<String> answers) {
      this.answers = answers;
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        answers.add(text.toString());
        text.setLength(0);
      }
      webSocket.request(1);
      return null;
    }
  }
}
