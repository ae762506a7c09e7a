// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.fetch;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What the JDK's HTTP client runs on: daemons that end a second after the last work. Like its own
 * thread, which ends when the client has been collected, they are not those of an application.
 */
final class FetchThreads implements Executor {

  private final ThreadPoolExecutor pool =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          1,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          FetchThreads::thread);

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(null, task, "pirouette-fetch", 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    return thread;
  }

  @Override
  public void execute(Runnable task) {
    pool.execute(task);
  }

  /** Makes something whose threads inherit the context class loader of nobody. */
  static <T> T neutrally(Supplier<T> maker) {
    Thread current = Thread.currentThread();
    ClassLoader before = current.getContextClassLoader();
    current.setContextClassLoader(ClassLoader.getSystemClassLoader());
    try {
      return maker.get();
    } finally {
      current.setContextClassLoader(before);
    }
  }

  /** Takes no more work. */
  void end() {
    pool.shutdown();
  }
}
