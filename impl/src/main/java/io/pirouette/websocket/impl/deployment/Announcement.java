// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.deployment;

import io.pirouette.websocket.Capabilities;
import io.pirouette.websocket.impl.definition.EventKind;
import io.pirouette.websocket.impl.dispatch.ServiceCatalogue;
import io.pirouette.websocket.impl.session.ConnectionLog;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in the log what can be done on this container, and which service counts on more. */
final class Announcement {

  private Announcement() {}

  static void of(Capabilities capabilities, ServiceCatalogue catalogue) {
    ConnectionLog.info("WebSocket services on " + describe(capabilities));
    if (!capabilities.pings()) {
      catalogue
          .classesWith(EventKind.PING)
          .forEach(
              type ->
                  ConnectionLog.warning(
                      type.getName()
                          + ".onPing will not be called: this container shows no pings"));
    }
  }

  /** Written out: what Java 17 makes of a record by itself holds its class loader for good. */
  private static String describe(Capabilities capabilities) {
    Map<String, Boolean> all = new LinkedHashMap<>();
    all.put("pings", capabilities.pings());
    all.put("frameLimits", capabilities.frameLimits());
    all.put("closeAnswers", capabilities.closeAnswers());
    all.put("closingHandshake", capabilities.closingHandshake());
    all.put("readSuspension", capabilities.readSuspension());
    all.put("asynchronousWrites", capabilities.asynchronousWrites());
    all.put("batchedReplies", capabilities.batchedReplies());
    return capabilities.engine()
        + all.entrySet().stream()
            .map(capability -> (capability.getValue() ? "" : "no ") + capability.getKey())
            .collect(Collectors.joining(", ", " (", ")"));
  }
}
