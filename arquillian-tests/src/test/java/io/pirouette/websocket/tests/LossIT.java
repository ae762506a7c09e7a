// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Peers that are lost before they have said anything. */
@Tag("T36")
class LossIT extends LifetimeApplication {

  private static final int PEERS = 20;

  @ParameterizedTest
  @CsvSource({
    "never/annotated, reset",
    "never/annotated, cut",
    "offloaded/idle, reset",
    "offloaded/idle, cut"
  })
  @Tag("CLS-03")
  void onCloseIsToldOfEach(String service, String way) throws IOException {
    for (int i = 0; i < PEERS; i++) {
      RawPeer peer = open(service + "/counting");
      if (way.equals("reset")) {
        peer.reset();
      } else {
        peer.cut();
      }
      events.expect("close 1006");
    }
  }
}
