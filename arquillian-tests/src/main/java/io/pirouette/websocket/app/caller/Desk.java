// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.caller;

import io.pirouette.websocket.Caller;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The connections of a topic: one that is used, and one that says how, and hears the outcome. */
final class Desk {

  private static final Map<String, Desk> DESKS = new ConcurrentHashMap<>();

  private final CompletableFuture<Caller> held = new CompletableFuture<>();
  private final CompletableFuture<Caller> control = new CompletableFuture<>();

  private Desk() {}

  static Desk of(String topic) {
    return DESKS.computeIfAbsent(topic, unknown -> new Desk());
  }

  void hold(Caller caller) {
    held.complete(caller);
  }

  /** Waits until the connection is open. */
  Caller held() {
    return held.join();
  }

  void control(Caller caller) {
    control.complete(caller);
  }

  void report(String outcome) {
    control.join().writeTextMessage(outcome);
  }
}
