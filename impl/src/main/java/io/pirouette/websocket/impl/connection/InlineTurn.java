// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.connection;

import io.pirouette.websocket.impl.engine.FrameChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The events run on the threads that bring them, without any hand-over. The reading thread waits
 * for its turn; whoever brings the end must not wait, for it may hold what the running event needs.
 */
final class InlineTurn implements Turn {

  private final FrameChannel channel;
  private final @Nullable ClassLoader classes;
  private final ReentrantLock lock = new ReentrantLock();

  /** Whether the first event has come. Set under {@link #lock}. */
  private volatile boolean begun;

  /** Events left behind by threads that found another one at it, or came before the first. */
  private final Queue<Runnable> left = new ConcurrentLinkedQueue<>();

  /**
   * The turn of a connection.
   *
   * @param classes those of the application; null for the system's
   */
  InlineTurn(FrameChannel channel, @Nullable ClassLoader classes) {
    this.channel = channel;
    this.classes = classes;
  }

  @Override
  public void takeFirst(Runnable preparation, Runnable event) {
    take(
        () -> {
          begun = true;
          preparation.run();
          event.run();
        },
        0);
  }

  @Override
  public void take(Runnable event, int bytes) {
    if (lock.isHeldByCurrentThread()) {
      left.add(event);
      return;
    }
    lock.lock();
    try {
      run(event);
    } finally {
      lock.unlock();
    }
    runLeft();
  }

  @Override
  public void takeOrLeave(Runnable event) {
    left.add(event);
    runLeft();
  }

  @Override
  public boolean takeLast(Runnable event, Runnable acceptance) {
    take(event, 0);
    return false;
  }

  @Override
  public boolean isReadingHeldUp() {
    return lock.isLocked();
  }

  /** What has been read is delivered next by the thread that reads, which this is, usually. */
  @Override
  public boolean isMoreComing() {
    return lock.isHeldByCurrentThread() && channel.hasUnread();
  }

  @Override
  public void closing() {
    // Nothing keeps the reading thread but the running event itself.
  }

  /** Where containers read, the thread may see other classes than the application's. */
  private void run(Runnable event) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    boolean foreign = before != classes;
    if (foreign) {
      thread.setContextClassLoader(classes);
    }
    try {
      event.run();
    } finally {
      if (foreign) {
        thread.setContextClassLoader(before);
      }
    }
  }

  /** Looks again after each release: an event may have been left just before it. */
  private void runLeft() {
    while (begun && !left.isEmpty() && !lock.isHeldByCurrentThread() && lock.tryLock()) {
      try {
        for (Runnable event = left.poll(); event != null; event = left.poll()) {
          run(event);
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
