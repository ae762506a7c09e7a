// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.replies;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Publishes within {@code request}, on the thread that asks, as many as are asked for; reports when
 * it is asked for more than 1,000 at a time, or for what is not allowed, and that it was cancelled
 * before it had sent all.
 */
final class CountingPublisher implements Flow.Publisher<Object> {

  private static final long TOO_MANY = 1_000;

  private final String name;
  private final int count;
  private final String padding;
  private final Topic topic;

  /** The padding is what each element has behind its number. */
  CountingPublisher(String name, int count, String padding, Topic topic) {
    this.name = name;
    this.count = count;
    this.padding = padding;
    this.topic = topic;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super Object> subscriber) {
    subscriber.onSubscribe(new Counting(subscriber));
  }

  private final class Counting implements Flow.Subscription {

    private final Flow.Subscriber<? super Object> subscriber;

    /** Asked for and not yet sent; whoever raises it from zero sends. */
    private final AtomicLong demand = new AtomicLong();

    /** Written by the thread that sends. */
    private volatile int next;

    private volatile boolean cancelled;

    Counting(Flow.Subscriber<? super Object> subscriber) {
      this.subscriber = subscriber;
    }

    @Override
    public void request(long number) {
      long before = demand.getAndAdd(number);
      if (number <= 0 || before + number > TOO_MANY) {
        topic.report(name + " is asked for " + (before + number));
      }
      if (before == 0) {
        send();
      }
    }

    private void send() {
      long wanted = demand.get();
      while (wanted > 0) {
        for (long i = 0; i < wanted && next < count && !cancelled; i++) {
          topic.taken.incrementAndGet();
          subscriber.onNext(name + "-" + next++ + padding);
          if (next == count) {
            subscriber.onComplete();
          }
        }
        wanted = demand.addAndGet(-wanted);
      }
    }

    @Override
    public void cancel() {
      cancelled = true;
      if (next < count) {
        topic.report(name + " cancelled");
      }
    }
  }
}
