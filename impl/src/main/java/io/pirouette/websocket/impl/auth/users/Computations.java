// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.users;

import io.pirouette.websocket.impl.auth.UnavailableException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Checks of hashes, which are dear on purpose: half of the processors at most, one at a time of
 * each name, and few that wait. So hashes never take the whole machine, and who tries passwords of
 * one user delays other users by one check; that user, and with enough names all users, may find no
 * place meanwhile, against which only a guard helps. Known and unknown names are treated the same.
 */
final class Computations {

  /** Cheaper than a hand-over to another thread. */
  private static final long CHEAP_MICROSECONDS = 50;

  private static final int WAITING_FOR_A_TURN = 8;
  private static final int WAITING_IN_ALL = 40;

  private final Semaphore processors;

  /** Of those names that somebody waits for, and of no others. */
  private final ConcurrentHashMap<String, Turn> turns = new ConcurrentHashMap<>();

  private final AtomicInteger inAll = new AtomicInteger();

  Computations() {
    this(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  }

  Computations(int processors) {
    this.processors = new Semaphore(processors, true);
  }

  private static final class Turn {
    final Semaphore free = new Semaphore(1, true);

    /** Changed by the map alone, which has one thread at a time do so. */
    int waiting;
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
    if (inAll.incrementAndGet() > WAITING_IN_ALL) {
      inAll.decrementAndGet();
      throw tooMany();
    }
    try {
      Turn turn = turns.compute(name, (key, before) -> entered(before));
      try {
        return inTurn(turn.free, stored, password);
      } finally {
        turns.compute(name, (key, left) -> --turn.waiting == 0 ? null : left);
      }
    } finally {
      inAll.decrementAndGet();
    }
  }

  private static Turn entered(@Nullable Turn before) {
    Turn turn = before == null ? new Turn() : before;
    if (turn.waiting == WAITING_FOR_A_TURN) {
      throw tooMany();
    }
    turn.waiting++;
    return turn;
  }

  private static UnavailableException tooMany() {
    return new UnavailableException("too many passwords wait to be checked", null);
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
