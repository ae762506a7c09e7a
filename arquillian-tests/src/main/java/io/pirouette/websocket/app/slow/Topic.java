// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.slow;

import io.pirouette.websocket.Caller;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** The connections of one test, and the one that records what happens to them. */
final class Topic {

  private static final Map<String, Topic> TOPICS = new ConcurrentHashMap<>();

  private final CompletableFuture<Caller> recorder = new CompletableFuture<>();
  private final CountDownLatch permission = new CountDownLatch(1);
  private final Map<String, Group> groups = new ConcurrentHashMap<>();

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

  Group group(String name) {
    return groups.computeIfAbsent(name, unknown -> new Group(name, this));
  }

  void permit() {
    report("permitted");
    permission.countDown();
  }

  /** Waits until the recorder lets the methods of the topic go on. */
  void awaitPermission() {
    try {
      permission.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
