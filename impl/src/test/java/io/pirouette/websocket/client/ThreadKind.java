// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The kinds of threads; virtual ones are looked up at run time, for Java 17 has none. */
enum ThreadKind {
  PLATFORM,
  VIRTUAL;

  private static final String LIBRARY = "io.pirouette.websocket.impl";

  /** How often in a row a thread is seen waiting that does not only pause. */
  private static final int STEADY = 20;

  /** Those that this JVM has. */
  static Stream<ThreadKind> available() {
    return Runtime.version().feature() < 21 ? Stream.of(PLATFORM) : Stream.of(values());
  }

  /** Begins something that has a result. */
  <T> Running<T> run(Callable<T> action) {
    return new Running<>(this, action);
  }

  /** Begins something that has none. */
  Running<Void> doing(Call.Action action) {
    return run(
        () -> {
          action.run();
          return null;
        });
  }

  private Thread start(Runnable task) {
    if (this == PLATFORM) {
      Thread thread = new Thread(task, "running");
      thread.setDaemon(true);
      thread.start();
      return thread;
    }
    try {
      return (Thread)
          Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** Something that a thread of its own does meanwhile. */
  static final class Running<T> {

    private final FutureTask<T> task;
    private final Thread thread;

    /** Written by the thread before the task is done. */
    private volatile boolean leftInterrupted;

    private Running(ThreadKind kind, Callable<T> action) {
      task =
          new FutureTask<>(
              () -> {
                try {
                  return action.call();
                } finally {
                  leftInterrupted = Thread.interrupted();
                }
              });
      thread = kind.start(task);
    }

    /** The result; waits for it, and throws what was thrown. */
    T result() {
      try {
        return task.get(Dialogue.PATIENCE.toSeconds(), TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        throw new AssertionError(e.getCause());
      } catch (TimeoutException e) {
        AssertionError stuck = new AssertionError("it does not end; this is where it is");
        stuck.setStackTrace(thread.getStackTrace());
        throw stuck;
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    boolean isDone() {
      return task.isDone();
    }

    void interrupt() {
      thread.interrupt();
    }

    /** Whether the thread's flag was set when it was over. */
    boolean leftInterrupted() {
      return leftInterrupted;
    }

    /** Waits until the library makes the thread wait. */
    void awaitWaiting() {
      int[] seen = new int[1];
      Dialogue.await(() -> task.isDone() || (seen[0] = isWaiting() ? seen[0] + 1 : 0) == STEADY);
      assertTrue(!task.isDone(), "it has ended instead of waiting");
    }

    private boolean isWaiting() {
      StackTraceElement[] stack = thread.getStackTrace();
      boolean still =
          switch (thread.getState()) {
            case WAITING, TIMED_WAITING -> true;
            // Waiting for a socket counts as running.
            case RUNNABLE ->
                stack.length > 0
                    && stack[0].isNativeMethod()
                    && stack[0].getClassName().startsWith("sun.nio.ch.");
            default -> false;
          };
      return still && Stream.of(stack).anyMatch(it -> it.getClassName().startsWith(LIBRARY));
    }
  }
}
