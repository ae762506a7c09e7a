// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

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

  @Override
  public void execute(Runnable event) {
    pool.execute(
        () -> {
          running.add(Thread.currentThread());
          try {
            event.run();
          } finally {
            running.remove(Thread.currentThread());
          }
        });
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
