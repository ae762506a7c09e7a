// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.concurrency;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that write at once; the same for the library and for the bare container. */
final class Writers {

  static final int THREADS = 16;
  static final int MESSAGES = 1_000;

  private Writers() {}

  static void start(Write write, Runnable end) {
    CyclicBarrier barrier = new CyclicBarrier(THREADS);
    AtomicInteger running = new AtomicInteger(THREADS);
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      new Thread(
              () -> {
                run(thread, barrier, write);
                if (running.decrementAndGet() == 0) {
                  end.run();
                }
              },
              "writer-" + i)
          .start();
    }
  }

  private static void run(int thread, CyclicBarrier barrier, Write write) {
    try {
      barrier.await();
      for (int i = 0; i < MESSAGES; i++) {
        write.text(thread + ":" + i + ":" + "x".repeat(i % 300));
      }
    } catch (Exception e) {
      System.err.println("Writer " + thread + " gave up: " + e);
    }
  }

  interface Write {
    void text(String text) throws Exception;
  }
}
