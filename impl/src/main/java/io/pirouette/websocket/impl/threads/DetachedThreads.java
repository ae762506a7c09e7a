// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.threads;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Threads for libraries that leave something behind in each thread they run on, or start threads of
 * their own: what they leave must not outlive an application. Daemons that inherit nothing, and end
 * a second after their last work.
 */
public final class DetachedThreads {

  private DetachedThreads() {}

  /** As many threads as there is work for. */
  public static ExecutorService named(String name) {
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        1,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> thread(name, task));
  }

  private static Thread thread(String name, Runnable task) {
    Thread thread = new Thread(null, task, name, 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    return thread;
  }

  /** Makes something whose threads inherit the context class loader of nobody. */
  public static <T> T neutrally(Supplier<T> maker) {
    Thread current = Thread.currentThread();
    ClassLoader before = current.getContextClassLoader();
    current.setContextClassLoader(ClassLoader.getSystemClassLoader());
    try {
      return maker.get();
    } finally {
      current.setContextClassLoader(before);
    }
  }
}
