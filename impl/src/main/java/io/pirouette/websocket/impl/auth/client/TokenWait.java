// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.client;

import io.pirouette.websocket.error.AuthException;
import io.pirouette.websocket.impl.transport.Deadline;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How long, and until what, one attempt to connect waits for a token. */
final class TokenWait {

  private final Deadline deadline;
  private final CompletableFuture<Void> cancelled = new CompletableFuture<>();

  TokenWait(Deadline deadline) {
    this.deadline = deadline;
  }

  /**
   * The token that has been asked for.
   *
   * @throws AuthException if there is none, or this attempt is over
   */
  String forAnswer(CompletableFuture<String> answer) throws InterruptedException {
    try {
      CompletableFuture.anyOf(answer, cancelled)
          .get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
      if (answer.isDone()) {
        return answer.get();
      }
      throw new AuthException("The client has been closed", null);
    } catch (TimeoutException e) {
      throw EnrichmentFailure.logged(
          "OAuth2 token", new IllegalStateException("No answer within the time for the handshake"));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthException shared) {
        throw new AuthException(shared.getMessage(), shared.getCause());
      }
      throw new AuthException(
          "Failed to enrich request with OAuth2 token. " + e.getCause(), e.getCause());
    }
  }

  void cancel() {
    cancelled.complete(null);
  }
}
