// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.lifetime;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.error.WebSocketException;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/** What tests have a caller do, in words; the outcome is reported. */
final class Order {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final Journal journal;

  Order(Journal journal) {
    this.journal = journal;
  }

  /** On a thread of its own, for it may take its time. */
  void begin(String order) {
    new Thread(() -> carryOut(order), "order").start();
  }

  private void carryOut(String order) {
    String[] words = order.split(" ");
    try {
      Caller caller = journal.observed();
      switch (words[0]) {
        case "write" -> caller.writeTextMessage(words[1]);
        case "bytes" -> caller.writeBinaryMessage(new byte[Integer.parseInt(words[1])]);
        case "ping" -> caller.ping(words[1].getBytes(UTF_8));
        case "pong" -> caller.pong(words[1].getBytes(UTF_8));
        case "close" -> caller.close();
        case "closeWith" -> caller.close(Integer.parseInt(words[1]), words[2], LONG);
        case "closeAsync" -> closeAsync(caller, Integer.parseInt(words[1]), words[2]);
        default -> throw new IllegalArgumentException(order);
      }
      journal.report("done " + words[0]);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (WebSocketException e) {
      journal.report("failed " + words[0] + ": " + e.getClass().getSimpleName());
    }
  }

  private static void closeAsync(Caller caller, int statusCode, String reason) {
    try {
      caller.closeAsync(statusCode, reason).toCompletableFuture().join();
    } catch (CompletionException e) {
      throw (WebSocketException) e.getCause();
    }
  }
}
