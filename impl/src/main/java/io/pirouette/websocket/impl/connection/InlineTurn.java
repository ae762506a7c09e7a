// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.connection;

import io.pirouette.websocket.impl.engine.FrameChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The events run on the threads that bring them, without any hand-over. The reading thread waits
 * for its turn; whoever brings the end must not wait, for it may hold what the running event needs.
 */
final class InlineTurn implements Turn {

  private final FrameChannel channel;
  private final ReentrantLock lock = new ReentrantLock();

  /** Events left behind by threads that found another one at it. */
  private final Queue<Runnable> left = new ConcurrentLinkedQueue<>();

  InlineTurn(FrameChannel channel) {
    this.channel = channel;
  }

  @Override
  public void takeFirst(Runnable preparation, Runnable event) {
    take(
        () -> {
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
      event.run();
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

  /** Looks again after each release: an event may have been left just before it. */
  private void runLeft() {
    while (!left.isEmpty() && !lock.isHeldByCurrentThread() && lock.tryLock()) {
      try {
        for (Runnable event = left.poll(); event != null; event = left.poll()) {
          event.run();
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
