// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.listener.HttpPeer.Answer;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** Waits for what happens a moment later. */
final class Patience {

  private static final long NANOS = HttpPeer.TIMEOUT_MILLIS * 1_000_000L;

  private Patience() {}

  /** A request on a connection of its own. */
  interface Attempt {
    Answer make() throws IOException;
  }

  /** Asks again as long as the answer is that there is no place, or none; returns the last one. */
  static Answer retry(int status, Attempt attempt) throws IOException {
    long deadline = System.nanoTime() + NANOS;
    Answer answer = attempt.make();
    while (answer.status() == 503 && status != 503 && System.nanoTime() < deadline) {
      answer = attempt.make();
    }
    Answer last = answer;
    assertEquals(status, answer.status(), last::toString);
    return answer;
  }

  /** What a peer does that may be too slow for it. */
  interface Talk {
    void run() throws IOException;
  }

  /** Does something again until it works. */
  static void until(Talk talk) throws IOException {
    long deadline = System.nanoTime() + NANOS;
    while (true) {
      try {
        talk.run();
        return;
      } catch (IOException cut) {
        if (System.nanoTime() > deadline) {
          throw cut;
        }
      }
    }
  }

  /** Waits until something is so; fails if it never is. */
  static void await(String what, BooleanSupplier happened) {
    long deadline = System.nanoTime() + NANOS;
    while (!happened.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("never seen: " + what);
      }
      Thread.yield();
    }
  }
}
