// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** An attempt to connect. */
final class Connecting {

  /** Completed by the attempt: how long it took. */
  private final CompletableFuture<Duration> taken = new CompletableFuture<>();

  private final Call<Client> call;

  private Connecting(Supplier<Client> connect) {
    long start = System.nanoTime();
    call =
        Call.of(
            () -> {
              try {
                return connect.get();
              } finally {
                taken.complete(Duration.ofNanos(System.nanoTime() - start));
              }
            });
  }

  /** With the default configuration. */
  static Connecting to(URI uri) {
    return new Connecting(() -> Client.connect(uri.toString()));
  }

  static Connecting to(URI uri, ClientConfiguration configuration) {
    return new Connecting(() -> Client.connect(uri.toString(), configuration));
  }

  boolean isDone() {
    return taken.isDone();
  }

  /** Waits until it is done, but no longer than this. */
  boolean isDoneWithin(Duration duration) throws Exception {
    try {
      taken.get(duration.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException notYet) {
      return false;
    }
  }

  /** How long it took; waits for that. */
  Duration taken() {
    return taken.join();
  }

  void interrupt() {
    call.interrupt();
  }

  /** Whether the thread's flag was set when the attempt was over. */
  boolean leftInterrupted() {
    return call.leftInterrupted();
  }

  /** The client; waits for it. */
  Client client() {
    return call.result();
  }

  /** What it failed with, of any kind; waits for that. */
  WebSocketException failure(Phase phase) {
    WebSocketException failure = assertThrows(WebSocketException.class, call::result);
    assertEquals(phase, failure.phase(), failure::toString);
    return failure;
  }

  /** What it failed with, of exactly this class; waits for that. */
  <E extends WebSocketException> E failure(Class<E> type, Phase phase) {
    return Dialogue.assertFails(type, phase, call::result);
  }

  /** As {@link #failure(Class, Phase)}, with the whole message. */
  <E extends WebSocketException> E failure(Class<E> type, Phase phase, String message) {
    return Dialogue.assertFails(type, phase, message, call::result);
  }
}
