// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.threads;

/**
 * For a while, a thread sees the JDK's classes alone. Payara looks through all that a thread's
 * class loader can see, for what might be carried over, each time that it is given a task; and for
 * each message, Tyrus gives it one, to check an idle time-out. The application's loader takes long
 * for that.
 */
public final class PlatformClasses implements AutoCloseable {

  private final Thread thread = Thread.currentThread();
  private final ClassLoader before = thread.getContextClassLoader();

  /** From now on, until this is closed. */
  public PlatformClasses() {
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
  }

  @Override
  public void close() {
    thread.setContextClassLoader(before);
  }
}
