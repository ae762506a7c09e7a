// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.caller;

/** Says whose a thread is. */
final class ThreadKind {

  private ThreadKind() {}

  static String current() {
    Thread thread = Thread.currentThread();
    return thread.getName().startsWith("pirouette-") || isVirtual(thread)
        ? "a thread of the library"
        : thread.getName();
  }

  private static boolean isVirtual(Thread thread) {
    try {
      return (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
    } catch (NoSuchMethodException e) {
      return false; // before Java 21
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
