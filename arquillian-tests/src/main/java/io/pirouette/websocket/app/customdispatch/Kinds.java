// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.customdispatch;

import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeRequest;

/** The services, by the segments at the end of a path: kind and topic. */
final class Kinds {

  private Kinds() {}

  static Service of(UpgradeRequest request) {
    String[] segments = request.path().split("/");
    String topic = segments[segments.length - 1];
    String kind = segments[segments.length - 2];
    return switch (kind) {
      case "market" -> new Market();
      case "feed" -> new Feed(topic);
      case "bare" -> new Bare();
      case "silent" -> new Silent();
      case "guarded" -> new Guarded.ForMessages();
      case "guarded-kinds" -> new Guarded.ForTextAndBytes();
      case "ledger" -> new Ledger(topic);
      default -> throw new IllegalArgumentException(kind);
    };
  }
}
