// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import java.lang.management.ManagementFactory;

/** What this JVM's objects take. */
final class Heap {

  private Heap() {}

  /** Bytes that are still used after two full collections. */
  static long used() throws InterruptedException {
    for (int i = 0; i < 2; i++) {
      System.gc();
      // What the collection has found is cleaned up by other threads.
      Thread.sleep(200);
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
