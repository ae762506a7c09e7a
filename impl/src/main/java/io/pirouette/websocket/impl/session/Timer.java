// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one timer of a deployment. What it runs must not wait. It has a thread only while something
 * is due some time.
 */
final class Timer {

  private final LibraryThreads threads = new LibraryThreads("pirouette-timer");
  private final ScheduledThreadPoolExecutor scheduler;

  Timer() {
    scheduler = new ScheduledThreadPoolExecutor(1, threads, new ThreadPoolExecutor.DiscardPolicy());
    scheduler.setRemoveOnCancelPolicy(true);
    scheduler.setKeepAliveTime(1, TimeUnit.SECONDS);
    scheduler.allowCoreThreadTimeOut(true);
  }

  /** Runs something when a time has passed; may be cancelled. */
  Future<?> after(Duration time, Runnable action) {
    return scheduler.schedule(action, time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Nothing is due any more. */
  void end() {
    scheduler.shutdownNow();
    threads.awaitEnd(CloseHandshake.LEAST_PATIENCE);
  }
}
