// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** What {@link SlowUpgrade} waits for and {@link ReleaseUpgrade} gives, by name. */
final class Latches {

  private static final Map<String, CountDownLatch> LATCHES = new ConcurrentHashMap<>();

  private Latches() {}

  static CountDownLatch named(String name) {
    return LATCHES.computeIfAbsent(name, key -> new CountDownLatch(1));
  }
}
