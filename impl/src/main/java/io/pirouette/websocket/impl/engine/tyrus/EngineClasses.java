// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tyrus;

/**
 * What a thread sees while the engine does its own work. For each message, Tyrus has the server
 * schedule a check of its idle time-out, and Payara looks through all that the thread's class
 * loader can see for what else might be carried over to the check. The application's loader takes
 * long for that.
 */
final class EngineClasses implements AutoCloseable {

  private final Thread thread = Thread.currentThread();
  private final ClassLoader before = thread.getContextClassLoader();

  EngineClasses() {
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
  }

  @Override
  public void close() {
    thread.setContextClassLoader(before);
  }
}
