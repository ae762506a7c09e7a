// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.container.Engine;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code dispatch = OFFLOADED}: the threads that methods run on. */
class OffloadedPlaceIT extends OffloadedApplication {

  private static final int VIRTUAL_THREADS = 21;

  @ParameterizedTest
  @ValueSource(strings = {"onOpen", "onTextMessage"})
  void methodsRunOnThreadsForThatPurpose(String method) throws IOException {
    try (RawPeer peer = open("offloaded/placed")) {
      peer.sendText(method);
      String thread = peer.nextText();
      if (Engine.current().isPayara()) {
        assertTrue(thread.startsWith("concurrent/"), thread);
      } else if (Runtime.version().feature() >= VIRTUAL_THREADS) {
        assertEquals("a virtual thread", thread);
      } else {
        assertTrue(thread.startsWith("pirouette-"), thread);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"offloaded", "inline"})
  void methodsSeeTheClassesOfTheApplication(String dispatch) throws IOException {
    try (RawPeer peer = open(dispatch + "/placed")) {
      peer.sendText("classes");
      peer.expectText("those of the upgrade");
    }
  }

  @Test
  @Tag("payara")
  void onPayaraMethodsSeeTheNamesOfTheApplication() throws IOException {
    try (RawPeer peer = open("offloaded/placed")) {
      peer.sendText("java:module/ModuleName");
      peer.expectText("offloaded");
      peer.sendText("java:comp/DefaultManagedExecutorService");
      assertTrue(peer.nextText().contains("Executor"));
    }
  }
}
