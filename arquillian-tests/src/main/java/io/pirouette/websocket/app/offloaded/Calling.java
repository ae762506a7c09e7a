// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.offloaded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Service;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** Uses connections, its own among them, within its methods; notices if two of those overlap. */
class Calling implements Service {

  private final Topic topic;
  private final AtomicBoolean calling = new AtomicBoolean();

  Calling(Topic topic) {
    this.topic = topic;
  }

  public void onOpen(Caller caller) {
    topic.join(caller);
    caller.writeTextMessage("opened");
  }

  public String onTextMessage(Caller caller, String text) throws Exception {
    if (calling.getAndSet(true)) {
      throw new IllegalStateException("at " + text + " another method was still running");
    }
    call(caller, text);
    calling.set(false);
    return text;
  }

  private void call(Caller caller, String text) throws Exception {
    switch (text) {
      case "hold" -> {
        topic.report("holding");
        topic.awaitPermission();
      }
      case "write" -> caller.writeTextMessage("written");
      case "have written" -> elsewhere(() -> caller.writeTextMessage("written")).join();
      case "ping" -> caller.ping("from here".getBytes(US_ASCII));
      case "meet" -> {
        topic.membersBut(caller).forEach(other -> other.writeTextMessage("from another"));
        topic.report("written");
        topic.awaitPermission();
      }
      default -> ask(text);
    }
  }

  /** What another thread does for a method that waits for it. */
  private static CompletableFuture<Void> elsewhere(Runnable task) {
    return CompletableFuture.runAsync(
        task, work -> Executors.defaultThreadFactory().newThread(work).start());
  }

  /** Waits for a page of the server that it runs on, if the text is the address of one. */
  private static void ask(String text) throws IOException {
    if (text.startsWith("http:")) {
      HttpURLConnection page = (HttpURLConnection) new URL(text).openConnection();
      if (page.getResponseCode() != HttpURLConnection.HTTP_NOT_FOUND) {
        throw new IOException(text + " is there");
      }
    }
  }

  public void onPong(byte[] data) {
    topic.report("pong " + new String(data, US_ASCII));
  }

  public void onError(Throwable error) {
    topic.report(error.toString());
  }
}
