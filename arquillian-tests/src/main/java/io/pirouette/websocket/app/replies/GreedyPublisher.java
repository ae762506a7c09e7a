// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.replies;

import java.util.concurrent.Flow;

/**
 * Against the rules of {@code Flow}: publishes all that it has, whether or not anybody asks for it,
 * until it is cancelled.
 */
final class GreedyPublisher implements Flow.Publisher<Object> {

  private final String name;
  private final int count;
  private final Topic topic;

  GreedyPublisher(String name, int count, Topic topic) {
    this.name = name;
    this.count = count;
    this.topic = topic;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super Object> subscriber) {
    Greed greed = new Greed();
    subscriber.onSubscribe(greed);
    Publishers.start(
        () -> {
          for (int i = 0; i < count && !greed.cancelled; i++) {
            topic.taken.incrementAndGet();
            subscriber.onNext(name + "-" + i);
          }
          subscriber.onComplete();
          topic.report(name + " said all");
        });
  }

  private static final class Greed implements Flow.Subscription {

    private volatile boolean cancelled;

    @Override
    public void request(long number) {
      // It sends anyway.
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }
}
