// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.replies;

import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;

/** Publishers of every character, by a command: a kind, the stream's name, and what it needs. */
final class Publishers {

  private Publishers() {}

  static Flow.Publisher<Object> of(String command, Topic topic) {
    String[] words = command.split(" ");
    String name = words[1];
    return switch (words[0]) {
      case "submission" -> submission(name, Integer.parseInt(words[2]));
      case "counting" -> new CountingPublisher(name, Integer.parseInt(words[2]), "", topic);
      case "large" ->
          new CountingPublisher(name, Integer.parseInt(words[2]), "x".repeat(64 * 1024), topic);
      case "greedy" -> new GreedyPublisher(name, Integer.parseInt(words[2]), topic);
      case "failingAtOnce" -> subscriber -> failAtOnce(subscriber, new Exception("out of order"));
      case "failingNamelessly" -> subscriber -> failAtOnce(subscriber, new Exception());
      case "emptyAtOnce" -> Publishers::completeAtOnce;
      case "refusing" ->
          subscriber -> {
            throw new IllegalStateException("a secret");
          };
      case "breaking" -> subscriber -> breakDown(name, topic, subscriber);
      case "hopping" -> new HoppingPublisher(name, Integer.parseInt(words[2]));
      case "late" ->
          subscriber -> subscribeLate(name, Integer.parseInt(words[2]), topic, subscriber);
      case "talkative" -> subscriber -> sayMoreAfterTheEnd(name, subscriber);
      default -> new PullingPublisher(Elements.of(command, topic));
    };
  }

  /** The JDK's, with more elements than it keeps. */
  private static Flow.Publisher<Object> submission(String name, int count) {
    return subscriber -> {
      SubmissionPublisher<Object> publisher = new SubmissionPublisher<>();
      publisher.subscribe(subscriber);
      start(
          () -> {
            for (int i = 0; i < count; i++) {
              publisher.submit(name + "-" + i);
            }
            publisher.close();
          });
    };
  }

  static void start(Runnable task) {
    Thread thread = new Thread(task, "publisher");
    thread.setDaemon(true);
    thread.start();
  }

  private static void failAtOnce(Flow.Subscriber<?> subscriber, Exception failure) {
    subscriber.onSubscribe(new NoSubscription());
    subscriber.onError(failure);
  }

  private static void completeAtOnce(Flow.Subscriber<?> subscriber) {
    subscriber.onSubscribe(new NoSubscription());
    subscriber.onComplete();
  }

  /** Not within {@code subscribe}, and not before it may. */
  private static void subscribeLate(
      String name, int count, Topic topic, Flow.Subscriber<? super Object> subscriber) {
    start(
        () -> {
          try {
            topic.pass(name);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          new CountingPublisher(name, count, "", topic).subscribe(subscriber);
        });
  }

  /** Against the rules of {@code Flow}: throws when it is asked for more. */
  private static void breakDown(
      String name, Topic topic, Flow.Subscriber<? super Object> subscriber) {
    subscriber.onSubscribe(
        new Flow.Subscription() {

          /** Of the threads that ask, one after the other. */
          private int next;

          @Override
          public void request(long number) {
            if (next > 0) {
              throw new IllegalStateException("a secret");
            }
            for (long i = 0; i < number; i++) {
              subscriber.onNext(name + "-" + next++);
            }
          }

          @Override
          public void cancel() {
            topic.report(name + " cancelled");
          }
        });
  }

  /** Against the rules of {@code Flow}: signals after the last one. */
  private static void sayMoreAfterTheEnd(String name, Flow.Subscriber<? super Object> subscriber) {
    subscriber.onSubscribe(new NoSubscription());
    subscriber.onNext(name + "-0");
    subscriber.onComplete();
    subscriber.onNext(name + "-1");
    subscriber.onError(new IllegalStateException("a secret"));
    subscriber.onComplete();
  }

  private static final class NoSubscription implements Flow.Subscription {
    @Override
    public void request(long number) {
      // There is nothing to send, or it is sent anyway.
    }

    @Override
    public void cancel() {
      // Nothing is under way.
    }
  }
}
