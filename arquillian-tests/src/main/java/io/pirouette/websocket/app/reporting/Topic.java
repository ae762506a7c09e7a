// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.reporting;

import io.pirouette.websocket.Caller;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The connections of one test, and the one that records what happens to them. */
public final class Topic {

  private static final Map<String, Caller> RECORDERS = new ConcurrentHashMap<>();

  private Topic() {}

  static void record(String topic, Caller recorder) {
    RECORDERS.put(topic, recorder);
  }

  /** Tells the recorder of a topic. */
  public static void report(String topic, String event) {
    Caller recorder = RECORDERS.get(topic);
    if (recorder != null) {
      recorder.writeTextMessage(event);
    }
  }
}
