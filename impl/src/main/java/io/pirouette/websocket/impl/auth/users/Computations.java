// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.users;

import io.pirouette.websocket.impl.auth.UnavailableException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Checks of hashes, which are dear on purpose: half of the processors at most, one at a time of
 * each name, and few that wait. Who tries passwords of one user by the thousand so delays others by
 * one check. Known and unknown names are treated the same.
 */
final class Computations {

  /** Cheaper than a hand-over to another thread. */
  private static final long CHEAP_MICROSECONDS = 50;

  /** Names share a turn by their hash: an attacker may send any number of them. */
  private static final int TURNS = 64;

  /** The golden ratio: neighbours are far from each other. */
  private static final int SPREAD = 0x9E3779B9;

  private static final int WAITING_FOR_A_TURN = 8;
  private static final int WAITING_IN_ALL = 40;

  private final int seed = ThreadLocalRandom.current().nextInt();
  private final Semaphore processors =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
  private final Turn[] turns =
      IntStream.range(0, TURNS).mapToObj(index -> new Turn()).toArray(Turn[]::new);
  private final AtomicInteger inAll = new AtomicInteger();

  private static final class Turn {
    final Semaphore free = new Semaphore(1, true);
    final AtomicInteger waiting = new AtomicInteger();
  }

  /**
   * Whether it is the password; waits for its turn.
   *
   * @throws UnavailableException at once, if too many wait already
   */
  boolean run(String name, StoredPassword stored, String password) {
    if (stored.microseconds() < CHEAP_MICROSECONDS) {
      return stored.matches(password);
    }
    Turn turn = turns[Math.floorMod((name.hashCode() ^ seed) * SPREAD >>> Short.SIZE, TURNS)];
    enter(inAll, WAITING_IN_ALL);
    try {
      enter(turn.waiting, WAITING_FOR_A_TURN);
      try {
        return inTurn(turn.free, stored, password);
      } finally {
        turn.waiting.decrementAndGet();
      }
    } finally {
      inAll.decrementAndGet();
    }
  }

  private static void enter(AtomicInteger waiting, int most) {
    if (waiting.incrementAndGet() > most) {
      waiting.decrementAndGet();
      throw new UnavailableException("too many passwords wait to be checked", null);
    }
  }

  private boolean inTurn(Semaphore turn, StoredPassword stored, String password) {
    acquire(turn);
    try {
      acquire(processors);
      try {
        return stored.matches(password);
      } finally {
        processors.release();
      }
    } finally {
      turn.release();
    }
  }

  private static void acquire(Semaphore permit) {
    try {
      permit.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("interrupted", null);
    }
  }
}
