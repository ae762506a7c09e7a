// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.tls;

import io.pirouette.websocket.tls.CertValidation;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Remembers for a while whose certificates were in order, the last used ones. Thread-safe. */
final class VerdictMemory {

  private final int size;
  private final long nanos;
  private final ReentrantLock lock = new ReentrantLock();

  /** When a verdict ends, by certificates; the one that was used longest ago comes first. */
  private final Map<List<X509Certificate>, Long> ends = new LinkedHashMap<>(16, 0.75f, true);

  private VerdictMemory(int size, long nanos) {
    this.size = size;
    this.nanos = nanos;
  }

  static VerdictMemory of(@Nullable CertValidation validation) {
    if (validation == null) {
      return new VerdictMemory(0, 0);
    }
    return new VerdictMemory(validation.cacheSize(), validation.cacheValidityPeriod().toNanos());
  }

  boolean holds(X509Certificate[] chain) {
    lock.lock();
    try {
      Long end = ends.get(List.of(chain));
      if (end != null && end - System.nanoTime() <= 0) {
        ends.remove(List.of(chain));
        return false;
      }
      return end != null;
    } finally {
      lock.unlock();
    }
  }

  void add(X509Certificate[] chain) {
    if (size == 0 || nanos == 0) {
      return;
    }
    lock.lock();
    try {
      ends.put(List.of(chain), System.nanoTime() + nanos);
      if (ends.size() > size) {
        ends.remove(ends.keySet().iterator().next());
      }
    } finally {
      lock.unlock();
    }
  }
}
