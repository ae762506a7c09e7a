// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.dispatch;

import io.pirouette.websocket.impl.session.ConnectionLog;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A publisher's elements. The threads that publish only leave them here; they are sent, and the
 * subscription is spoken to, by one other thread at a time.
 */
final class PublishedStream implements ReplyStream, Flow.Subscriber<Object> {

  /** How many elements are asked for ahead. */
  private static final int AHEAD = 16;

  /** After so many elements others come first, where threads are few. */
  private static final int ELEMENTS_IN_A_ROW = 32;

  private final ReplyStreams streams;
  private final Executor threads;
  private final Flow.Publisher<Object> publisher;

  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by {@link #lock}, as is all that follows. */
  private final Queue<Object> waiting = new ArrayDeque<>();

  /** Null before the publisher has answered. */
  private Flow.@Nullable Subscription subscription;

  /** What has been asked for and has not come. */
  private int demand;

  /** Sent since the last time that more was asked for. */
  private int sent;

  /** Whether a thread is at it, or about to be. */
  private boolean working;

  /** Nothing comes any more. */
  private boolean complete;

  /** Why nothing comes any more; null if that is as it should be. */
  private @Nullable StreamFailure failure;

  /** Nothing more is to be sent. */
  private boolean cancelled;

  private boolean ended;

  PublishedStream(ReplyStreams streams, Executor threads, Flow.Publisher<Object> publisher) {
    this.streams = streams;
    this.threads = threads;
    this.publisher = publisher;
  }

  @Override
  public void start() {
    execute(
        () -> {
          try {
            publisher.subscribe(this);
          } catch (RuntimeException | Error refused) {
            failed(new StreamFailure(refused, false));
          }
        });
  }

  @Override
  public boolean holdsThread() {
    return false;
  }

  private void execute(Runnable task) {
    try {
      threads.execute(task);
    } catch (RejectedExecutionException deploymentEnded) {
      end();
    }
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    boolean first;
    lock.lock();
    try {
      first = subscription == null && !ended && !cancelled;
      if (first) {
        subscription = given;
        demand = AHEAD;
      }
    } finally {
      lock.unlock();
    }
    if (first) {
      given.request(AHEAD);
    } else {
      given.cancel();
    }
  }

  @Override
  public void onNext(Object element) {
    Objects.requireNonNull(element);
    lock.lock();
    try {
      if (demand == 0) {
        end(new StreamFailure(new IllegalStateException("More elements than requested"), false));
      } else if (!complete) {
        demand--;
        waiting.add(element);
        wake();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void onError(Throwable error) {
    failed(new StreamFailure(Objects.requireNonNull(error), true));
  }

  @Override
  public void onComplete() {
    lock.lock();
    try {
      end(null);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void cancel() {
    lock.lock();
    try {
      cancelled = true;
      wake();
    } finally {
      lock.unlock();
    }
  }

  private void failed(StreamFailure why) {
    lock.lock();
    try {
      end(why);
    } finally {
      lock.unlock();
    }
  }

  private void end(@Nullable StreamFailure why) {
    if (!complete) {
      complete = true;
      failure = why;
      wake();
    }
  }

  private void wake() {
    if (!working && !ended) {
      working = true;
      execute(this::work);
    }
  }

  private void work() {
    for (int i = 0; i < ELEMENTS_IN_A_ROW; i++) {
      Object element = next();
      if (element == null) {
        return;
      }
      try {
        if (!streams.send(element)) {
          cancel();
        }
      } catch (RuntimeException | Error unsendable) {
        streams.fail(new StreamFailure(unsendable, false));
        cancel();
      }
    }
    execute(this::work);
  }

  /** The next element to send; null if there is none now, or none any more. */
  private @Nullable Object next() {
    Flow.Subscription more = null;
    Object element;
    lock.lock();
    try {
      element = cancelled ? null : waiting.poll();
      if (element == null) {
        working = false;
      } else if (++sent == AHEAD / 2) {
        sent = 0;
        demand += AHEAD / 2;
        more = subscription;
      }
    } finally {
      lock.unlock();
    }
    if (element == null) {
      endIfDone();
    } else if (more != null) {
      request(more);
    }
    return element;
  }

  private void request(Flow.Subscription more) {
    try {
      more.request(AHEAD / 2);
    } catch (RuntimeException | Error refused) {
      failed(new StreamFailure(refused, false));
    }
  }

  private void endIfDone() {
    boolean last;
    lock.lock();
    try {
      last = !ended && !working && (cancelled || (complete && waiting.isEmpty()));
    } finally {
      lock.unlock();
    }
    if (last) {
      end();
    }
  }

  /** Called with nothing left to send. */
  private void end() {
    StreamFailure why;
    Flow.Subscription still;
    lock.lock();
    try {
      if (ended) {
        return;
      }
      ended = true;
      why = cancelled ? null : failure;
      still = complete && (failure == null || failure.announced()) ? null : subscription;
    } finally {
      lock.unlock();
    }
    streams.remove(this);
    if (still != null) {
      cancel(still);
    }
    if (why != null) {
      streams.fail(why);
    }
  }

  private static void cancel(Flow.Subscription subscription) {
    try {
      subscription.cancel();
    } catch (RuntimeException | Error e) {
      ConnectionLog.error("A subscription could not be cancelled", e);
    }
  }
}
