// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.offloaded;

import io.pirouette.websocket.Service;

/** The services by the names that tests give them. */
final class Kinds {

  private Kinds() {}

  static Service make(String kind, Topic topic) {
    return switch (kind) {
      case "gated" -> new Gated(topic);
      case "calling" -> new Calling(topic);
      case "counting" -> new Counting(topic);
      case "closing" -> new Closing(topic);
      case "ordered" -> new Ordered(topic);
      case "placed" -> new Placed();
      default -> throw new IllegalArgumentException(kind);
    };
  }
}
