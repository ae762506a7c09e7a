// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** How a closing handshake comes out (RFC 6455 section 7). */
final class CloseHandshake {

  /** The least time that a write in progress gets to end before a close frame. */
  static final Duration LEAST_PATIENCE = Duration.ofSeconds(1);

  /** Completed once, never exceptionally. */
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

  enum Outcome {
    /** Nothing has come, so far or in time. */
    OPEN,
    /** The peer's close frame has come. */
    CLOSED,
    /** The connection has ended without it. */
    LOST
  }

  /** The outcome is known; the first to know is right. */
  void finish(Outcome how) {
    outcome.complete(how);
  }

  /** Does something with the outcome, now or on the thread that brings it. */
  void whenFinished(Consumer<Outcome> action) {
    outcome.thenAccept(action);
  }

  /** Waits; an interrupt ends the wait, and stays set. */
  Outcome await(Duration timeout) {
    try {
      return outcome.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException e) {
      // Nothing has come.
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return outcome.getNow(Outcome.OPEN);
  }
}
