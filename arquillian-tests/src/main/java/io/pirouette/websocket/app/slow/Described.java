// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.slow;

import io.pirouette.websocket.Capabilities;

/** Says what a container is capable of: what a record says by itself holds its class loader. */
final class Described {

  private Described() {}

  static String of(Capabilities capabilities) {
    return "%s: pings=%b, frameLimits=%b, closeAnswers=%b, closingHandshake=%b, readSuspension=%b,"
        .concat(" asynchronousWrites=%b, batchedReplies=%b")
        .formatted(
            capabilities.engine(),
            capabilities.pings(),
            capabilities.frameLimits(),
            capabilities.closeAnswers(),
            capabilities.closingHandshake(),
            capabilities.readSuspension(),
            capabilities.asynchronousWrites(),
            capabilities.batchedReplies());
  }
}
