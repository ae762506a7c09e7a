// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.lifetime;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.error.WebSocketException;
import java.time.Duration;

/** What a service does in {@code onClose} or {@code onError}, by name. */
final class Testament {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final Journal journal;
  private final Caller caller;

  Testament(Journal journal, Caller caller) {
    this.journal = journal;
    this.caller = caller;
  }

  void execute(String name) throws Exception {
    switch (name) {
      case "write" -> write();
      case "write from another thread" -> writeFromAnotherThread();
      case "hold and write" -> {
        journal.awaitPermission();
        write();
      }
      case "throw" -> throw new IllegalStateException("a secret");
      case "throw ours" -> throw new WebSocketException("the end failed");
      case "throw error" -> throw new StackOverflowError();
      default -> close(name);
    }
  }

  private void write() {
    attempt(
        "writes",
        () -> {
          caller.writeTextMessage("farewell");
          caller.writeBinaryMessage(new byte[100_000]);
          caller.ping("farewell".getBytes(UTF_8));
          caller.pong("farewell".getBytes(UTF_8));
        });
  }

  private void writeFromAnotherThread() throws InterruptedException {
    Thread thread = new Thread(this::write, "writer");
    thread.start();
    thread.join();
  }

  private void close(String name) {
    switch (name) {
      case "close" -> attempt("close", caller::close);
      case "close with" -> attempt("close", () -> caller.close(4002, "bye", LONG));
      case "close async" ->
          attempt("close", () -> caller.closeAsync(4003, "later").toCompletableFuture().join());
      case "close twice" -> {
        attempt("close", caller::close);
        attempt("close", caller::close);
        attempt("close", () -> caller.close(4002, "again", LONG));
      }
      case "close badly" -> attempt("close", () -> caller.close(1005, "bad", LONG));
      case "close and write" -> {
        attempt("close", () -> caller.close(4002, "bye", LONG));
        attempt("write", () -> caller.writeTextMessage("too late"));
      }
      default -> {}
    }
  }

  private void attempt(String name, Runnable action) {
    String outcome = "done";
    try {
      action.run();
    } catch (WebSocketException e) {
      outcome = e.getClass().getSimpleName();
    }
    journal.report(name + " " + outcome + " " + (caller.isOpen() ? "open" : "closed"));
  }
}
