// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.client;

import io.pirouette.websocket.error.AuthException;
import io.pirouette.websocket.impl.exchange.Route;
import io.pirouette.websocket.impl.transport.Deadline;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** How long, and until what, one attempt to connect waits for a token. */
final class TokenWait {

  private final Deadline deadline;
  private final CompletableFuture<Void> cancelled = new CompletableFuture<>();

  /** By which a token is asked for; null if it is not. */
  private volatile @Nullable Route route;

  TokenWait(Deadline deadline) {
    this.deadline = deadline;
  }

  Deadline deadline() {
    return deadline;
  }

  /**
   * What another attempt, which has asked, is answered; empty if it has given up.
   *
   * @throws AuthException that of the other attempt, or if this one is over
   */
  Optional<String> forAnswer(CompletableFuture<Optional<String>> answer)
      throws InterruptedException {
    try {
      CompletableFuture.anyOf(answer, cancelled)
          .get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
      if (!answer.isDone()) {
        throw over();
      }
      return answer.get();
    } catch (TimeoutException e) {
      throw over();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw new AuthException(String.valueOf(cause.getMessage()), cause.getCause());
    }
  }

  /** The error of an attempt that is over, which nobody else is to hear of. */
  static AuthException over() {
    return new AuthException(
        "Failed to enrich request with OAuth2 token. No answer within the time for the handshake",
        null);
  }

  /** Asks by this route from now on; null for no more. */
  void asksBy(@Nullable Route next) {
    route = next;
    if (next != null && isOver()) {
      next.cancel();
    }
  }

  /** Nobody waits any more. */
  boolean isOver() {
    return cancelled.isDone() || deadline.hasPassed();
  }

  void cancel() {
    cancelled.complete(null);
    Route current = route;
    if (current != null) {
      current.cancel();
    }
  }
}
