// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client;

import io.pirouette.websocket.impl.binding.Payloads;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What clients bind with, which is large: one for all clients of an application, as long as there
 * is any.
 */
final class SharedPayloads {

  private static final ReentrantLock LOCK = new ReentrantLock();

  /** Weak at both ends: the payloads know classes of the application. Guarded by {@link #LOCK}. */
  private static final Map<ClassLoader, WeakReference<Payloads>> SHARED = new WeakHashMap<>();

  private SharedPayloads() {}

  /** Those of the application to which the current thread belongs. */
  static Payloads current() {
    ClassLoader application =
        Objects.requireNonNullElse(
            Thread.currentThread().getContextClassLoader(), ClassLoader.getSystemClassLoader());
    LOCK.lock();
    try {
      WeakReference<Payloads> reference = SHARED.get(application);
      @Nullable Payloads payloads = reference == null ? null : reference.get();
      if (payloads == null) {
        payloads = new Payloads();
        SHARED.put(application, new WeakReference<>(payloads));
      }
      return payloads;
    } finally {
      LOCK.unlock();
    }
  }
}
