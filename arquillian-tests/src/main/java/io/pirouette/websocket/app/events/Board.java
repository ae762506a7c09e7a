// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.events;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.UpgradeRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Passes events of a topic, the last segment of a path, to whoever records it. */
final class Board {

  private static final Map<String, Caller> RECORDERS = new ConcurrentHashMap<>();

  private static final Map<String, CountDownLatch> PERMISSIONS = new ConcurrentHashMap<>();

  private Board() {}

  private static CountDownLatch permission(String topic) {
    return PERMISSIONS.computeIfAbsent(topic, unknown -> new CountDownLatch(1));
  }

  static void permit(String topic) {
    permission(topic).countDown();
  }

  static void awaitPermission(String topic) throws InterruptedException {
    permission(topic).await();
  }

  static String topic(UpgradeRequest request) {
    return request.path().substring(request.path().lastIndexOf('/') + 1);
  }

  static void record(String topic, Caller recorder) {
    RECORDERS.put(topic, recorder);
  }

  static void stop(String topic) {
    RECORDERS.remove(topic);
    PERMISSIONS.remove(topic);
  }

  static void report(String topic, String event) {
    Caller recorder = RECORDERS.get(topic);
    if (recorder != null) {
      recorder.writeTextMessage(event);
    }
  }
}
