// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import io.pirouette.websocket.impl.threads.VirtualThreads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where users' code may block, the remote methods of {@code OFFLOADED} services for example: on the
 * container's managed threads, else on virtual ones, else on a bounded number of platform threads.
 * There is no thread while there is nothing to run.
 */
public final class ServiceThreads implements Executor {

  /** As many as servlet containers usually have for requests. */
  private static final int MAX_PLATFORM_THREADS = 200;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition done = lock.newCondition();

  private final @Nullable Executor managed;
  private final int limit;
  private final String name;
  private final LibraryThreads own;
  private final ThreadPoolExecutor pool;
  private final ClassLoader classes = Thread.currentThread().getContextClassLoader();

  /** Guarded by {@link #lock}: the threads that are running a task. */
  private final Set<Thread> running = new HashSet<>();

  /** Guarded by {@link #lock}: how many threads have been asked for and are not done. */
  private int busy;

  /** Guarded by {@link #lock}: tasks beyond the limit. */
  private final Queue<Runnable> waiting = new ArrayDeque<>();

  /** Guarded by {@link #lock}; set once, when the deployment ends. */
  private boolean ended;

  /**
   * Threads that see the classes that the creating thread sees.
   *
   * @param name of the library's own
   * @param managed the container's own threads; null if it offers none
   */
  public ServiceThreads(String name, @Nullable Executor managed) {
    this.name = name;
    this.own = new LibraryThreads(name);
    this.managed = managed;
    this.limit =
        managed != null || VirtualThreads.areAvailable() ? Integer.MAX_VALUE : MAX_PLATFORM_THREADS;
    this.pool =
        new ThreadPoolExecutor(
            0, limit, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), own, ServiceThreads::handOver);
  }

  /** As many threads as there may be have been started, but one of them is just becoming idle. */
  private static void handOver(Runnable task, ThreadPoolExecutor pool) {
    boolean interrupted = false;
    try {
      while (!pool.isShutdown()) {
        try {
          if (pool.getQueue().offer(task, 1, TimeUnit.SECONDS)) {
            return;
          }
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      throw new RejectedExecutionException("The deployment has ended");
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Runs a task, as soon as there is a thread.
   *
   * @throws RejectedExecutionException if the deployment has ended
   */
  @Override
  public void execute(Runnable task) {
    lock.lock();
    try {
      if (ended) {
        throw new RejectedExecutionException("The deployment has ended");
      }
      if (busy == limit) {
        waiting.add(task);
        return;
      }
      busy++;
    } finally {
      lock.unlock();
    }
    try {
      start(() -> runAll(task));
    } catch (RuntimeException | Error e) {
      release(null);
      throw e;
    }
  }

  private void start(Runnable work) {
    try {
      if (managed != null) {
        managed.execute(work);
        return;
      }
    } catch (RuntimeException e) {
      // All in use, or the container is ending the application.
      ConnectionLog.debug("The container has no thread for a remote method", e);
    }
    if (VirtualThreads.areAvailable()) {
      VirtualThreads.start(name, classes, work);
    } else {
      pool.execute(work);
    }
  }

  /** The task, and those that have waited for a thread meanwhile. */
  private void runAll(Runnable first) {
    Thread thread = Thread.currentThread();
    // Threads of the container see what whoever has given them the task has seen.
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(classes);
    try {
      runAll(thread, first);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private void runAll(Thread thread, Runnable first) {
    for (Runnable task = begin(thread, first); task != null; task = next(thread)) {
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        ConnectionLog.error("Unexpected error", e);
      }
      // One that a task leaves behind is not meant for the next.
      Thread.interrupted();
    }
  }

  private Runnable begin(Thread thread, Runnable task) {
    lock.lock();
    try {
      running.add(thread);
      return task;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Runnable next(Thread thread) {
    lock.lock();
    try {
      Runnable next = waiting.poll();
      if (next == null) {
        release(thread);
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  private void release(@Nullable Thread thread) {
    lock.lock();
    try {
      running.remove(thread);
      busy--;
      done.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Runs what has been given already, interrupts what takes longer, and takes nothing more. A task
   * that calls this itself is not waited for.
   */
  public void end(Duration patience) {
    boolean within = false;
    lock.lock();
    try {
      within = running.contains(Thread.currentThread());
      int remaining = within ? 1 : 0;
      if (!ended && !awaitDone(remaining, patience)) {
        interruptOthers();
        awaitDone(remaining, CloseHandshake.LEAST_PATIENCE);
      }
    } catch (InterruptedException e) {
      interruptOthers();
      Thread.currentThread().interrupt();
    } finally {
      ended = true;
      waiting.clear();
      lock.unlock();
      pool.shutdown();
    }
    if (!within) {
      own.awaitEnd(CloseHandshake.LEAST_PATIENCE);
    }
  }

  private void interruptOthers() {
    ended = true;
    waiting.clear();
    running.stream().filter(thread -> thread != Thread.currentThread()).forEach(Thread::interrupt);
  }

  private boolean awaitDone(int remaining, Duration patience) throws InterruptedException {
    long nanos = patience.toNanos();
    while (busy > remaining && nanos > 0) {
      nanos = done.awaitNanos(nanos);
    }
    return busy <= remaining;
  }
}
