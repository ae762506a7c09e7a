// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.replies;

import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;

/** Gives each signal on a thread of its own, one after the other. */
final class HoppingPublisher implements Flow.Publisher<Object> {

  private final String name;
  private final int count;

  HoppingPublisher(String name, int count) {
    this.name = name;
    this.count = count;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super Object> subscriber) {
    Semaphore demand = new Semaphore(0);
    subscriber.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long number) {
            demand.release((int) Math.min(number, 1_000_000));
          }

          @Override
          public void cancel() {
            demand.release(count);
          }
        });
    Publishers.start(() -> hop(subscriber, demand, 0));
  }

  private void hop(Flow.Subscriber<? super Object> subscriber, Semaphore demand, int number) {
    if (number == count) {
      subscriber.onComplete();
      return;
    }
    demand.acquireUninterruptibly();
    subscriber.onNext(name + "-" + number);
    Publishers.start(() -> hop(subscriber, demand, number + 1));
  }
}
