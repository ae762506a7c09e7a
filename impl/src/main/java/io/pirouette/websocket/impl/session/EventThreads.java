// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import io.pirouette.websocket.impl.threads.ContextualCall;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs what follows when a container reports the end of a connection to a thread that is writing:
 * that thread is in the middle of something else, perhaps another connection's event. There is no
 * thread while there is nothing to run.
 */
final class EventThreads implements Executor {

  private static final int THREADS = 4;

  private final LibraryThreads threads = new LibraryThreads("pirouette-events");
  private final ThreadPoolExecutor pool;
  private final Set<Thread> running = ConcurrentHashMap.newKeySet();

  /** What the application's own threads know; null where there is nothing to know. */
  private volatile @Nullable Executor context;

  /** Its threads see the classes that the creating thread sees. */
  EventThreads() {
    pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            threads,
            new ThreadPoolExecutor.DiscardPolicy());
    pool.allowCoreThreadTimeOut(true);
  }

  /** Has events run as if the application's own threads did so. */
  void runWithin(@Nullable Executor context) {
    this.context = context;
  }

  @Override
  public void execute(Runnable event) {
    pool.execute(
        () -> {
          running.add(Thread.currentThread());
          try {
            run(event);
          } finally {
            running.remove(Thread.currentThread());
          }
        });
  }

  private void run(Runnable event) {
    Executor known = context;
    if (known == null) {
      event.run();
      return;
    }
    try {
      ContextualCall.within(
          known,
          () -> {
            event.run();
            return null;
          });
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Runs what has been given already, and nothing more. An event that calls this itself is not
   * waited for.
   */
  void end(Duration patience) throws InterruptedException {
    pool.shutdown();
    if (running.contains(Thread.currentThread())) {
      return;
    }
    if (!pool.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      pool.shutdownNow();
    }
    threads.awaitEnd(CloseHandshake.LEAST_PATIENCE);
  }
}
