// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.frames;

import io.pirouette.websocket.Caller;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** The connections of one test: one that is tried, and one that hears what happens to it. */
final class Topic {

  private static final Map<String, Topic> TOPICS = new ConcurrentHashMap<>();

  private final CompletableFuture<Caller> recorder = new CompletableFuture<>();
  private final CompletableFuture<Caller> tried = new CompletableFuture<>();
  private final CountDownLatch permission = new CountDownLatch(1);

  private Topic() {}

  static Topic of(String name) {
    return TOPICS.computeIfAbsent(name, unknown -> new Topic());
  }

  void recordedBy(Caller caller) {
    recorder.complete(caller);
  }

  void report(String event) {
    recorder.join().writeTextMessage(event);
  }

  void report(String event, Throwable failure) {
    report(event + " " + failure.getClass().getSimpleName());
  }

  void hold(Caller caller) {
    tried.complete(caller);
  }

  Caller tried() {
    return tried.join();
  }

  void permit() {
    permission.countDown();
  }

  void awaitPermission() throws InterruptedException {
    permission.await();
  }
}
