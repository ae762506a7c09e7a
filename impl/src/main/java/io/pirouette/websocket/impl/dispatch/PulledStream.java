// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.dispatch;

import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.session.ConnectionLog;
import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A stream that is asked for its elements, and may let the asking thread wait. Only that thread
 * touches the source, also to close it.
 */
final class PulledStream implements ReplyStream {

  /** After so many elements others come first, where threads are few. */
  private static final int ELEMENTS_IN_A_ROW = 32;

  /** There is no element; one may be null. */
  private static final Object NONE = new Object();

  private final ReplyStreams streams;
  private final Executor threads;
  private final Supplier<? extends Iterator<?>> beginning;
  private final AutoCloseable source;

  /** Null before the first element is asked for. Only the worker touches it. */
  private @Nullable Iterator<?> elements;

  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by {@link #lock}: the thread that is in the source; null while none is. */
  private @Nullable Thread worker;

  /** Set once, under {@link #lock}. */
  private volatile boolean cancelled;

  /**
   * A stream.
   *
   * @param beginning the elements, which it may take a while to get at
   * @param source closed at the end
   */
  PulledStream(
      ReplyStreams streams,
      Executor threads,
      Supplier<? extends Iterator<?>> beginning,
      AutoCloseable source) {
    this.streams = streams;
    this.threads = threads;
    this.beginning = beginning;
    this.source = source;
  }

  @Override
  public void start() {
    try {
      threads.execute(this::work);
    } catch (RejectedExecutionException deploymentEnded) {
      end();
    }
  }

  @Override
  public boolean holdsThread() {
    return true;
  }

  @Override
  public void cancel() {
    lock.lock();
    try {
      // Once: a source that has swallowed it goes on as it likes.
      if (!cancelled && worker != null) {
        worker.interrupt();
      }
      cancelled = true;
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    if (sendSome()) {
      start();
    } else {
      end();
    }
  }

  /** Returns whether there may be more. */
  private boolean sendSome() {
    for (int i = 0; i < ELEMENTS_IN_A_ROW; i++) {
      Object element = next();
      if (cancelled || element == NONE || !send(element)) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Object next() {
    Throwable failure;
    enter();
    try {
      if (cancelled) {
        return NONE;
      }
      if (elements == null) {
        elements = beginning.get();
      }
      return elements.hasNext() ? elements.next() : NONE;
    } catch (Throwable thrown) {
      failure = thrown;
    } finally {
      leave();
    }
    fail(failure, failure instanceof WebSocketException);
    return NONE;
  }

  private void enter() {
    lock.lock();
    try {
      worker = Thread.currentThread();
    } finally {
      lock.unlock();
    }
  }

  /** Nobody interrupts afterwards; who did before meant the source. */
  private void leave() {
    lock.lock();
    try {
      worker = null;
    } finally {
      lock.unlock();
    }
    Thread.interrupted();
  }

  private boolean send(@Nullable Object element) {
    try {
      return streams.send(element);
    } catch (RuntimeException | Error failure) {
      fail(failure, false);
      return false;
    }
  }

  /** A source that was cancelled may well fail. */
  private void fail(Throwable failure, boolean announced) {
    if (!cancelled) {
      streams.fail(new StreamFailure(failure, announced));
    }
  }

  private void end() {
    streams.remove(this);
    try {
      source.close();
    } catch (Throwable failure) {
      ConnectionLog.error("A stream could not be closed", failure);
    }
  }
}
