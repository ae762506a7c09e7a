// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.client;

import io.pirouette.websocket.impl.configuration.IdentityTable;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is made of a configuration once, and anew when its placeholders stand for something else.
 * Forgotten with the configuration. Thread-safe.
 */
final class PerConfiguration<T> {

  private static final class Slot<T> {

    private final ReentrantLock lock = new ReentrantLock();

    // Guarded by the lock.
    private List<Object> values = List.of();
    private @Nullable T made;

    T get(List<Object> current, Supplier<T> maker) {
      lock.lock();
      try {
        T present = made;
        if (present == null || !values.equals(current)) {
          present = maker.get();
          made = present;
          values = current;
        }
        return present;
      } finally {
        lock.unlock();
      }
    }
  }

  private final IdentityTable<Slot<T>> slots = new IdentityTable<>();

  /**
   * That of a configuration.
   *
   * @param values of the configuration as it is now
   * @param maker must not hold the configuration
   */
  T get(Object configuration, List<Object> values, Supplier<T> maker) {
    return slots.get(configuration, Slot::new).get(values, maker);
  }
}
