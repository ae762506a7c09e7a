// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.configuration;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Values by the identity of an object, forgotten with it. Thread-safe. */
public final class IdentityTable<T> {

  /** Equal only to one of the same object. */
  private static final class Key extends WeakReference<Object> {

    private final int hash;

    Key(Object object, @Nullable ReferenceQueue<Object> queue) {
      super(object, queue);
      hash = System.identityHashCode(object);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      if (this == other) {
        return true;
      }
      Object object = get();
      return other instanceof Key key && object != null && object == key.get();
    }
  }

  private final ConcurrentMap<Key, T> values = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> forgotten = new ReferenceQueue<>();

  /** The value of an object; made if there is none yet, and then it must not hold the object. */
  public T get(Object object, Supplier<T> maker) {
    for (Reference<?> key = forgotten.poll(); key != null; key = forgotten.poll()) {
      values.remove(key);
    }
    T value = values.get(new Key(object, null));
    return value != null
        ? value
        : values.computeIfAbsent(new Key(object, forgotten), key -> maker.get());
  }
}
