// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Something that a thread of its own does meanwhile. */
final class Call<T> {

  private static final String LIBRARY = "io.pirouette.websocket.impl";

  /** How often in a row a thread is seen waiting that does not only pause. */
  private static final int STEADY = 50;

  private final FutureTask<T> task;
  private final Thread thread;

  /** Written by the call's thread before the call is done. */
  private volatile boolean leftInterrupted;

  /** Like {@code Runnable}, but it may fail in any way. */
  interface Action {
    void run() throws Exception;
  }

  private Call(Callable<T> action) {
    task =
        new FutureTask<>(
            () -> {
              try {
                return action.call();
              } finally {
                leftInterrupted = Thread.interrupted();
              }
            });
    thread = new Thread(task, "call");
    thread.setDaemon(true);
  }

  /** Begins something that has a result. */
  static <T> Call<T> of(Callable<T> action) {
    Call<T> call = new Call<>(action);
    call.thread.start();
    return call;
  }

  /** Begins something that has none. */
  static Call<Void> doing(Action action) {
    return of(
        () -> {
          action.run();
          return null;
        });
  }

  boolean isDone() {
    return task.isDone();
  }

  /** The result; waits for it, and throws what the call has thrown. */
  T result() {
    try {
      return task.get(Dialogue.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new AssertionError(e.getCause());
    } catch (TimeoutException e) {
      AssertionError stuck = new AssertionError("the call does not end; this is where it is");
      stuck.setStackTrace(thread.getStackTrace());
      throw stuck;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  void interrupt() {
    thread.interrupt();
  }

  /** Whether the thread's flag was set when the call was over. */
  boolean leftInterrupted() {
    return leftInterrupted;
  }

  /** Waits until the library makes the thread wait, or the call is done. */
  void awaitWaiting() {
    int[] seen = new int[1];
    Dialogue.await(() -> isDone() || (seen[0] = isWaiting() ? seen[0] + 1 : 0) == STEADY);
  }

  private boolean isWaiting() {
    StackTraceElement[] stack = thread.getStackTrace();
    return isWaiting(thread.getState(), stack)
        && Stream.of(stack).anyMatch(frame -> frame.getClassName().startsWith(LIBRARY));
  }

  private static boolean isWaiting(Thread.State state, StackTraceElement[] stack) {
    return switch (state) {
      case WAITING, TIMED_WAITING -> true;
      // Waiting for a socket counts as running.
      case RUNNABLE ->
          stack.length > 0
              && stack[0].isNativeMethod()
              && stack[0].getClassName().startsWith("sun.nio.ch.");
      default -> false;
    };
  }
}
