// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

/**
 * Knows whether the current thread, one of the container's, is running a remote method, of
 * whichever connection. Waiting there for a peer would keep it from reading what is waited for.
 */
public final class ServiceThread {

  /**
   * Present exactly while the thread is in a remote method, so that nothing stays on pooled
   * threads.
   */
  private static final ThreadLocal<Boolean> RUNNING = new ThreadLocal<>();

  private ServiceThread() {}

  /**
   * A remote method is about to be called.
   *
   * @return what to give to {@link #leave}
   */
  public static boolean enter() {
    boolean nested = isRunning();
    RUNNING.set(Boolean.TRUE);
    return nested;
  }

  /** The method has ended. */
  public static void leave(boolean nested) {
    if (!nested) {
      RUNNING.remove();
    }
  }

  static boolean isRunning() {
    return RUNNING.get() != null;
  }
}
