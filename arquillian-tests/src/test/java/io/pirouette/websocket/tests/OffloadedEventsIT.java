// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import java.net.URI;

/** What holds for methods on the container's threads holds with {@code dispatch = OFFLOADED}. */
class OffloadedEventsIT extends ServiceEventsIT {

  @Override
  URI at(String kind) {
    return super.at(kind.replaceFirst("^observed", "offloaded"));
  }
}
