// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.customdispatch;

import io.pirouette.websocket.Service;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Tells the errors of a topic, one for each message. */
class Ledger implements Service {

  private static final Map<String, BlockingQueue<String>> ENTRIES = new ConcurrentHashMap<>();

  /** Reached only when a test fails. */
  private static final long TIMEOUT_SECONDS = 20;

  private final String topic;

  Ledger(String topic) {
    this.topic = topic;
  }

  private static BlockingQueue<String> entries(String topic) {
    return ENTRIES.computeIfAbsent(topic, unknown -> new LinkedBlockingQueue<>());
  }

  static void enter(String topic, String entry) {
    entries(topic).add(entry);
  }

  /** The next error, once it is there; or what there is. */
  public String onTextMessage(String question) throws InterruptedException {
    return question.equals("next")
        ? entries(topic).poll(TIMEOUT_SECONDS, TimeUnit.SECONDS)
        : entries(topic).toString();
  }
}
