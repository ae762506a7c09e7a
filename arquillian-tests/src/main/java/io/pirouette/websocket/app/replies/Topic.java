// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.replies;

import io.pirouette.websocket.Caller;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The connections of one test, and the one that records what happens to them. */
final class Topic {

  private static final Map<String, Topic> TOPICS = new ConcurrentHashMap<>();

  /** One thread, which nobody interrupts, and which ends when there is nothing to report. */
  private static final ThreadPoolExecutor REPORTER =
      new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());

  static {
    REPORTER.allowCoreThreadTimeOut(true);
  }

  private final CompletableFuture<Caller> recorder = new CompletableFuture<>();
  private final Map<String, Semaphore> gates = new ConcurrentHashMap<>();

  /** How many elements of endless streams have been taken. */
  final AtomicInteger taken = new AtomicInteger();

  private Topic() {}

  static Topic of(String name) {
    return TOPICS.computeIfAbsent(name, unknown -> new Topic());
  }

  void recordedBy(Caller caller) {
    recorder.complete(caller);
  }

  /** Reports what has happened, in the order of the calls. */
  void report(String event) {
    REPORTER.execute(() -> reportNow(event));
  }

  /** The same on the current thread, which somebody may interrupt meanwhile. */
  void reportNow(String event) {
    recorder.join().writeTextMessage(event);
  }

  void reportError(Throwable error) {
    report("error " + error.getClass().getSimpleName() + ": " + error.getMessage());
  }

  private Semaphore gate(String name) {
    return gates.computeIfAbsent(name, unknown -> new Semaphore(0));
  }

  /** Lets so many pass, one after the other. */
  void release(String gate, int permits) {
    gate(gate).release(permits);
  }

  /** Waits to be let pass, and reports it if that is not at once. */
  void pass(String gate) throws InterruptedException {
    if (!gate(gate).tryAcquire()) {
      report(gate + " waits");
      awaitRelease(gate);
    }
  }

  void awaitRelease(String gate) throws InterruptedException {
    gate(gate).acquire();
  }
}
