// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.replies;

import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;

/**
 * Publishes elements on a thread of its own, as many as are asked for. Closes them when there are
 * no more, or nobody wants them.
 */
final class PullingPublisher implements Flow.Publisher<Object> {

  private final Elements elements;

  PullingPublisher(Elements elements) {
    this.elements = elements;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super Object> subscriber) {
    Pull pull = new Pull(elements, subscriber);
    subscriber.onSubscribe(pull);
    pull.start();
  }

  private static final class Pull extends Thread implements Flow.Subscription {

    private final Elements elements;
    private final Flow.Subscriber<? super Object> subscriber;
    private final Semaphore demand = new Semaphore(0);

    Pull(Elements elements, Flow.Subscriber<? super Object> subscriber) {
      super("publisher");
      this.elements = elements;
      this.subscriber = subscriber;
      setDaemon(true);
    }

    @Override
    public void request(long number) {
      demand.release((int) Math.min(number, 1_000_000));
    }

    @Override
    public void cancel() {
      interrupt();
    }

    @Override
    public void run() {
      try (elements) {
        while (elements.hasNext()) {
          demand.acquire();
          subscriber.onNext(elements.next());
        }
        subscriber.onComplete();
      } catch (InterruptedException e) {
        // Nobody wants them any more.
      } catch (RuntimeException | StackOverflowError e) {
        subscriber.onError(e);
      }
    }
  }
}
