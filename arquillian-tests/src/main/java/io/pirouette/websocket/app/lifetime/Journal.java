// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.lifetime;

import io.pirouette.websocket.Caller;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** What happens to the connection of one test, for the one that records it. */
final class Journal {

  private static final Map<String, Journal> JOURNALS = new ConcurrentHashMap<>();

  private final Semaphore permissions = new Semaphore(0);
  private volatile Caller recorder;
  private final CountDownLatch observing = new CountDownLatch(1);
  private volatile Caller observed;

  private Journal() {}

  static Journal of(String topic) {
    return JOURNALS.computeIfAbsent(topic, unknown -> new Journal());
  }

  void recordedBy(Caller caller) {
    recorder = caller;
  }

  /** Told to nobody if nobody records it. */
  void report(String event) {
    Caller listening = recorder;
    if (listening != null) {
      listening.writeTextMessage(event);
    }
  }

  void permit() {
    report("permitted");
    permissions.release();
  }

  /** Waits until the recorder lets one method go on. */
  void awaitPermission() throws InterruptedException {
    permissions.acquire();
  }

  void observe(Caller caller) {
    observed = caller;
    observing.countDown();
  }

  /** The latest one; waits for the first. */
  Caller observed() throws InterruptedException {
    observing.await();
    return observed;
  }
}
