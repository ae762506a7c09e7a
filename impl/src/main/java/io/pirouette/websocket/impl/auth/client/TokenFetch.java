// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.client;

import io.pirouette.websocket.impl.exchange.Route;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One question to a token server, on a thread of its own. It goes on when whoever has asked gives
 * up, for a refresh token may be used up by it, and the next one is in the answer; it ends with the
 * application.
 */
public final class TokenFetch {

  private static final Set<TokenFetch> UNDER_WAY = ConcurrentHashMap.newKeySet();

  /** What is asked. */
  @FunctionalInterface
  interface Question {

    /** The token. */
    String ask(TokenFetch fetch) throws InterruptedException;
  }

  private final CompletableFuture<String> answer = new CompletableFuture<>();
  private final Thread thread;

  /** By which a token is asked for; null if it is not. */
  private volatile @Nullable Route route;

  private volatile boolean ended;

  private TokenFetch(Question question) {
    // Inherits nothing but where the application's libraries and settings are found.
    thread = new Thread(null, () -> run(question), "pirouette-token", 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
  }

  /** Begins to ask. */
  static TokenFetch start(Question question) {
    TokenFetch fetch = new TokenFetch(question);
    UNDER_WAY.add(fetch);
    fetch.thread.start();
    return fetch;
  }

  private void run(Question question) {
    try {
      answer.complete(question.ask(this));
    } catch (InterruptedException | RuntimeException | Error e) {
      answer.completeExceptionally(e);
    } finally {
      UNDER_WAY.remove(this);
    }
  }

  /** What comes of it: a token, or an {@code AuthException}. */
  CompletableFuture<String> answer() {
    return answer;
  }

  /** Asks by this route from now on; null for no more. */
  void asksBy(@Nullable Route next) {
    route = next;
    if (next != null && ended) {
      next.cancel();
    }
  }

  /**
   * Ends what an application has begun to ask.
   *
   * @param application null for all of them
   * @param patience how long to wait for it to be over; an interrupt ends the wait too, and stays
   *     set
   */
  public static void endAll(@Nullable ClassLoader application, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    for (TokenFetch fetch : UNDER_WAY) {
      if (application == null || fetch.thread.getContextClassLoader() == application) {
        fetch.end();
      }
    }
    try {
      for (TokenFetch fetch : UNDER_WAY) {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (fetch.ended && millis > 0) {
          fetch.thread.join(millis);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end() {
    ended = true;
    Route current = route;
    if (current != null) {
      current.cancel();
    }
  }
}
