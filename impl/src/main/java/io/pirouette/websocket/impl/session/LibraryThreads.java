// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import java.util.concurrent.ThreadFactory;

/** Threads that the library makes for a deployment. */
final class LibraryThreads {

  private LibraryThreads() {}

  /** Daemons of a name, which see the classes that the calling thread sees now. */
  static ThreadFactory named(String name) {
    ClassLoader classes = Thread.currentThread().getContextClassLoader();
    return task -> {
      Thread thread = new Thread(null, task, name, 0, false);
      thread.setDaemon(true);
      thread.setContextClassLoader(classes);
      return thread;
    };
  }
}
