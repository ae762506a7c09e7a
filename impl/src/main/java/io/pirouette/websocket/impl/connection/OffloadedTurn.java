// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.connection;

import io.pirouette.websocket.impl.engine.FrameChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The events wait in an inbox and run on other threads, one at a time. When the inbox is full, the
 * connection is not read any more: by the engine's own means, or else by holding up the thread that
 * reads.
 */
final class OffloadedTurn implements Turn {

  private static final int MAX_EVENTS = 64;
  private static final int MAX_BYTES = 1 << 20;

  /** After so many events other connections come first, where threads are few. */
  private static final int EVENTS_IN_A_ROW = 32;

  private final FrameChannel channel;
  private final Executor threads;

  /** Told what no event should let out. */
  private final Consumer<Throwable> failed;

  private final ReentrantLock lock = new ReentrantLock();

  /** Signalled when a thread that reads may go on. */
  private final Condition room = lock.newCondition();

  /** Guarded by {@link #lock}, as is all that follows. */
  private final Deque<Event> inbox = new ArrayDeque<>();

  private long bytes;

  /** Whether the first event has come. */
  private boolean begun;

  /** Whether a thread has been asked for, and has not found the inbox empty yet. */
  private boolean working;

  private boolean paused;

  /** The thread that runs an event; null if there is none. */
  private volatile @Nullable Thread worker;

  private boolean closing;

  private record Event(Runnable action, int bytes) {}

  OffloadedTurn(FrameChannel channel, Executor threads, Consumer<Throwable> failed) {
    this.channel = channel;
    this.threads = threads;
    this.failed = failed;
  }

  @Override
  public void takeFirst(Runnable preparation, Runnable action) {
    lock.lock();
    try {
      inbox.addFirst(new Event(action, 0));
      begun = true;
      working = true;
    } finally {
      lock.unlock();
    }
    try {
      preparation.run();
    } finally {
      // Or else nothing of this connection would ever run, not even its end.
      start();
    }
  }

  @Override
  public void take(Runnable action, int size) {
    lock.lock();
    try {
      add(new Event(action, size));
      if (isFull()) {
        // Even if it is paused: what resumed it before may come only now.
        paused = channel.pauseReading();
      }
      while (isFull() && !paused) {
        room.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void takeOrLeave(Runnable action) {
    lock.lock();
    try {
      add(new Event(action, 0));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean takeLast(Runnable action, Runnable acceptance) {
    lock.lock();
    try {
      if (!closing && channel.pauseReading()) {
        add(new Event(() -> runLast(action, acceptance), 0));
        return true;
      }
      add(new Event(action, 0));
      while (working && !closing) {
        room.awaitUninterruptibly();
      }
      return false;
    } finally {
      lock.unlock();
    }
  }

  private static void runLast(Runnable action, Runnable acceptance) {
    try {
      action.run();
    } finally {
      acceptance.run();
    }
  }

  @Override
  public boolean isReadingHeldUp() {
    lock.lock();
    try {
      return paused || isFull();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isMoreComing() {
    if (worker != Thread.currentThread()) {
      return false;
    }
    lock.lock();
    try {
      return !inbox.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void closing() {
    lock.lock();
    try {
      closing = true;
    } finally {
      lock.unlock();
    }
    goOnReading();
  }

  private void add(Event event) {
    inbox.add(event);
    bytes += event.bytes;
    if (begun && !working) {
      working = true;
      start();
    }
  }

  private void start() {
    try {
      threads.execute(this::work);
    } catch (RuntimeException | Error e) {
      stop();
      if (!(e instanceof RejectedExecutionException)) {
        throw e;
      }
      // The deployment has ended, and this connection with it.
    }
  }

  private void stop() {
    lock.lock();
    try {
      working = false;
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean isFull() {
    return !closing && (inbox.size() >= MAX_EVENTS || bytes >= MAX_BYTES);
  }

  /** Reading does not go on for each event that is done, which would cost more than the event. */
  private boolean isHalfEmpty() {
    return closing || (inbox.size() <= MAX_EVENTS / 2 && bytes <= MAX_BYTES / 2);
  }

  private void goOnReading() {
    boolean resume;
    lock.lock();
    try {
      resume = paused && isHalfEmpty();
      paused &= !resume;
      room.signalAll();
    } finally {
      lock.unlock();
    }
    if (resume) {
      // Whoever reads has stopped or is about to; if not, it pauses again when there is need.
      channel.resumeReading();
    }
  }

  private void work() {
    for (int i = 0; i < EVENTS_IN_A_ROW; i++) {
      Event event = next();
      if (event == null) {
        return;
      }
      guarded(this::goOnReading);
      worker = Thread.currentThread();
      guarded(event.action);
      worker = null;
      // One that an event leaves behind is not meant for the next.
      Thread.interrupted();
    }
    start();
  }

  private void guarded(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | Error e) {
      failed.accept(e);
    }
  }

  private @Nullable Event next() {
    lock.lock();
    try {
      Event event = inbox.poll();
      if (event == null) {
        stop();
        return null;
      }
      bytes -= event.bytes;
      return event;
    } finally {
      lock.unlock();
    }
  }
}
