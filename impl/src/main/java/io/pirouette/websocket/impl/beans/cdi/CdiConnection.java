// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.beans.cdi;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.ConnectionClosed;
import io.pirouette.websocket.ConnectionOpened;
import io.pirouette.websocket.impl.beans.ConnectionBeans;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The instances of one connection, and the contexts around what is done for it. */
final class CdiConnection implements ConnectionBeans {

  private static final ThreadLocal<CdiConnection> CURRENT = new ThreadLocal<>();

  private final BeanManager manager;
  private final ReentrantLock lock = new ReentrantLock();

  /** By their beans. Guarded by {@link #lock}. */
  private final Map<Contextual<?>, Instance<?>> instances = new IdentityHashMap<>();

  /** In the order in which they were made, the last one first. Guarded by {@link #lock}. */
  private final Deque<Instance<?>> made = new ArrayDeque<>();

  /** Whether the connection is over: nothing is made for it any more. Guarded by {@link #lock}. */
  private boolean ended;

  /** Null before the connection is open. */
  private volatile @Nullable Caller caller;

  private record Instance<T>(Contextual<T> contextual, T object, CreationalContext<T> context) {

    void destroy() {
      Failures.logged("A bean could not be destroyed", () -> contextual.destroy(object, context));
    }
  }

  CdiConnection(BeanManager manager) {
    this.manager = manager;
  }

  /** That of the thread; null if what it does is done for none. */
  static @Nullable CdiConnection current() {
    return CURRENT.get();
  }

  /** Whose connection it is. */
  Caller caller() {
    Caller open = caller;
    if (open == null) {
      throw new IllegalStateException("The connection is not open yet (use its Caller later)");
    }
    return open;
  }

  /** The instance of a bean; null if there is none, and none is to be made. */
  <T> @Nullable T get(Contextual<T> contextual, @Nullable CreationalContext<T> context) {
    lock.lock();
    try {
      Instance<?> known = instances.get(contextual);
      if (known == null && context != null) {
        checkThereIsAConnection();
        Instance<T> created = new Instance<>(contextual, contextual.create(context), context);
        instances.put(contextual, created);
        made.push(created);
        known = created;
      }
      @SuppressWarnings("unchecked") // was made by the same bean
      T object = known == null ? null : (T) known.object();
      return object;
    } finally {
      lock.unlock();
    }
  }

  private void checkThereIsAConnection() {
    if (ended) {
      throw new ContextNotActiveException("The connection has ended, and its beans with it");
    }
  }

  /** Destroys the instance of a bean. */
  void destroy(Contextual<?> contextual) {
    lock.lock();
    try {
      Instance<?> instance = instances.remove(contextual);
      if (instance != null) {
        made.remove(instance);
        instance.destroy();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean arePossible() {
    return true;
  }

  @Override
  public Presence enter() {
    // Fails once CDI has ended; then nothing may stay on the thread.
    RequestContextController request =
        manager.createInstance().select(RequestContextController.class).get();
    boolean activated = request.activate();
    CdiConnection outer = CURRENT.get();
    CURRENT.set(this);
    return () -> {
      if (activated) {
        Failures.logged("A request context could not be ended", request::deactivate);
      }
      if (outer == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(outer);
      }
    };
  }

  @Override
  public void opened(Caller opened) {
    caller = opened;
    manager.getEvent().select(ConnectionOpened.class).fire(new ConnectionOpened(opened));
  }

  @Override
  public void closed(int statusCode, String reason) {
    Caller open = caller;
    if (open != null) {
      ConnectionClosed event = new ConnectionClosed(open, statusCode, reason);
      Failures.logged("The end of a connection could not be told", () -> within(() -> tell(event)));
    }
    close();
  }

  private void tell(ConnectionClosed event) {
    manager.getEvent().select(ConnectionClosed.class).fire(event);
  }

  private void within(Runnable action) {
    Presence presence = enter();
    try {
      action.run();
    } finally {
      presence.leave();
    }
  }

  /** The beans may use each other while they are destroyed. */
  @Override
  public void close() {
    Failures.logged("The beans of a connection could not be destroyed", () -> within(this::end));
  }

  private void end() {
    lock.lock();
    try {
      ended = true;
      for (Instance<?> last = made.poll(); last != null; last = made.poll()) {
        last.destroy();
      }
      instances.clear();
    } finally {
      lock.unlock();
    }
  }
}
