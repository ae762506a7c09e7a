// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Selectors for threads that wait on their own channel. Each costs descriptors: a client has one
 * only while it is being read.
 */
final class SelectorPool {

  private static final int KEPT = 8;

  private static final ConcurrentLinkedDeque<Selector> IDLE = new ConcurrentLinkedDeque<>();
  private static final AtomicInteger IDLE_COUNT = new AtomicInteger();

  private SelectorPool() {}

  static Selector take() throws IOException {
    Selector idle = IDLE.pollFirst();
    if (idle == null) {
      return Selector.open();
    }
    IDLE_COUNT.decrementAndGet();
    return idle;
  }

  /** Gives a selector back; its keys are to be cancelled already. */
  static void give(Selector selector) {
    try {
      selector.selectNow();
      if (IDLE_COUNT.incrementAndGet() > KEPT) {
        IDLE_COUNT.decrementAndGet();
        selector.close();
      } else {
        IDLE.addFirst(selector);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void clear() {
    for (Selector idle = IDLE.pollFirst(); idle != null; idle = IDLE.pollFirst()) {
      IDLE_COUNT.decrementAndGet();
      try {
        idle.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
