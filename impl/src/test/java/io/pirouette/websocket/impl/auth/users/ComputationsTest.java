// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.impl.auth.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What many passwords at a time may cost, in checks that last until the test ends them. */
class ComputationsTest {

  private static final int ONE_NAME = 8;
  private static final int ALL_NAMES = 40;

  private final Semaphore mayEnd = new Semaphore(0);
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger mostRunning = new AtomicInteger();
  private final List<String> order = new CopyOnWriteArrayList<>();
  private final List<Asked> asked = new ArrayList<>();

  /** One user's. */
  private final class Slow implements StoredPassword {

    private final String name;

    Slow(String name) {
      this.name = name;
    }

    @Override
    public boolean matches(String password) {
      order.add(name);
      mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
      mayEnd.acquireUninterruptibly();
      running.decrementAndGet();
      return password.equals(name);
    }

    @Override
    public long microseconds() {
      return 1_000_000;
    }
  }

  /** Somebody who waits for an answer on a thread of their own. */
  private static final class Asked {
    final FutureTask<Boolean> answer;
    final Thread thread;

    Asked(Callable<Boolean> question) {
      answer = new FutureTask<>(question);
      thread = new Thread(answer, "asked");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private Asked ask(Computations computations, String name, String password) {
    Asked one = new Asked(() -> computations.run(name, new Slow(name), password));
    asked.add(one);
    await(() -> one.thread.getState() == Thread.State.WAITING);
    return one;
  }

  private static void await(Callable<Boolean> condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    try {
      while (!condition.call()) {
        assertTrue(System.nanoTime() < deadline, "never so");
        Thread.onSpinWait();
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static boolean answer(Asked one) throws Exception {
    return one.answer.get(20, TimeUnit.SECONDS);
  }

  @AfterEach
  void end() {
    mayEnd.release(1_000);
  }

  @Test
  @Tag("T21")
  void whoTriesOneUsersPasswordsDelaysOthersByOneCheck() throws Exception {
    Computations computations = new Computations(1);
    ask(computations, "first", "x");
    for (int i = 0; i < ONE_NAME; i++) {
      ask(computations, "alice", "wrong");
    }
    Asked bob = ask(computations, "bob", "bob");
    mayEnd.release(3);
    assertTrue(answer(bob));
    assertEquals(List.of("first", "alice", "bob"), List.copyOf(order).subList(0, 3));
  }

  @Test
  @Tag("T21")
  void aUserWhoseTurnHasTooManyWaitersIsRefusedAtOnceAndNobodyElseIs() throws Exception {
    Computations computations = new Computations(1);
    for (int i = 0; i < ONE_NAME; i++) {
      ask(computations, "alice", "alice");
    }
    for (int i = 0; i < 3; i++) {
      assertThrows(
          UnavailableException.class, () -> computations.run("alice", new Slow("alice"), "alice"));
    }
    List<Asked> others = new ArrayList<>();
    for (int i = ONE_NAME; i < ALL_NAMES; i++) {
      others.add(ask(computations, "user" + i, "user" + i));
    }
    assertThrows(
        UnavailableException.class, () -> computations.run("carol", new Slow("carol"), "carol"));
    mayEnd.release(ALL_NAMES);
    for (Asked one : asked) {
      assertTrue(answer(one));
    }
    assertEquals(ALL_NAMES, order.size());
    assertEquals(1, mostRunning.get());
    mayEnd.release(1);
    assertTrue(computations.run("alice", new Slow("alice"), "alice"));
  }

  @Test
  @Tag("T21")
  void oneUserHasOneProcessorHoweverManyThereAre() throws Exception {
    Computations computations = new Computations(3);
    for (int i = 0; i < ONE_NAME; i++) {
      ask(computations, "alice", "alice");
    }
    assertEquals(List.of("alice"), List.copyOf(order));
    for (String name : List.of("bob", "carol", "dave", "eve")) {
      ask(computations, name, name);
    }
    assertEquals(List.of("alice", "bob", "carol"), List.copyOf(order));
    mayEnd.release(ONE_NAME + 4);
    for (Asked one : asked) {
      assertTrue(answer(one));
    }
    assertEquals(3, mostRunning.get());
  }

  @Test
  @Tag("T21")
  void clearTextWaitsForNobody() {
    Computations computations = new Computations(1);
    ask(computations, "alice", "alice");
    assertTrue(computations.run("alice", new ClearText("alice@123"), "alice@123"));
    assertFalse(computations.run("alice", new ClearText("alice@123"), "alice@124"));
  }

  @Test
  @Tag("T21")
  void aCheckThatFailsGivesItsPlaceBack() throws Exception {
    Computations computations = new Computations(1);
    StoredPassword broken =
        new StoredPassword() {
          @Override
          public boolean matches(String password) {
            throw new OutOfMemoryError("as a hash of much memory may");
          }

          @Override
          public long microseconds() {
            return 1_000_000;
          }
        };
    for (int i = 0; i < 2 * ALL_NAMES; i++) {
      Asked one = new Asked(() -> computations.run("alice", broken, "x"));
      assertThrows(ExecutionException.class, () -> answer(one));
    }
    mayEnd.release(1);
    assertTrue(computations.run("alice", new Slow("alice"), "alice"));
  }
}
