// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.offloaded;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.error.WebSocketException;
import java.time.Duration;

/** Closes its own connection, or all others of its topic, when it may, and waits for the answer. */
class Closing implements Service {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final Topic topic;

  Closing(Topic topic) {
    this.topic = topic;
  }

  public void onOpen(Caller caller) {
    topic.join(caller);
    topic.report("open");
  }

  public void onTextMessage(Caller caller, String text) throws InterruptedException {
    topic.report(text);
    switch (text) {
      case "close" -> whenPermitted(() -> caller.close(4000, "done", LONG));
      case "close soon" -> whenPermitted(() -> caller.close(4000, "done", Duration.ofMillis(250)));
      case "close and join" ->
          whenPermitted(() -> caller.closeAsync(4000, "done").toCompletableFuture().join());
      case "close others" ->
          whenPermitted(
              () -> topic.membersBut(caller).forEach(other -> other.close(4000, "done", LONG)));
      default -> {}
    }
  }

  private void whenPermitted(Runnable close) throws InterruptedException {
    topic.awaitPermission();
    try {
      close.run();
      topic.report("closed");
    } catch (WebSocketException e) {
      topic.report(e.getMessage());
    }
  }

  public void onClose(int statusCode) {
    topic.report("onClose " + statusCode);
  }

  public void onError(Throwable error) {
    topic.report(error.toString());
  }
}
