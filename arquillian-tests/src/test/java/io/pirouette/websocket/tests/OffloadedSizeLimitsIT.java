// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import java.net.URI;

/** Limits are the same with {@code dispatch = OFFLOADED}. */
class OffloadedSizeLimitsIT extends SizeLimitsIT {

  @Override
  URI at(String kind) {
    return super.at("offloaded/" + kind);
  }
}
