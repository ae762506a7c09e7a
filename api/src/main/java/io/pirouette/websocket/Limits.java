// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

/** Checks of queues that several policies have. */
final class Limits {

  private Limits() {}

  static void checkQueue(int maxMessages, long maxBytes) {
    if (maxMessages <= 0) {
      throw new IllegalArgumentException("maxMessages: " + maxMessages + " (expected: > 0)");
    }
    if (maxBytes <= 0) {
      throw new IllegalArgumentException("maxBytes: " + maxBytes + " (expected: > 0)");
    }
  }
}
