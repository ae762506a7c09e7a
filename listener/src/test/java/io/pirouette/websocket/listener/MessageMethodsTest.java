// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Definitions.assertFinding;
import static io.pirouette.websocket.listener.Definitions.assertFindings;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.listener.Definitions.Upgrade;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One message goes to one method, as one value. */
class MessageMethodsTest {

  static class TwoValues extends Upgrade {
    static class A implements Service {
      public void onMessage(String text, int number) {}
    }

    static class B implements Service {
      public void onMessage(int number, Caller caller, int again) {}
    }
  }

  @Test
  @Tag("TXT-07")
  void aMessageFillsOneParameterOnly() {
    assertFindings(
        new TwoValues(), "WEBSOCKET_108", "parameter 2 of type int", "parameter 3 of type int");
  }

  static class TwoMethods extends Upgrade {
    static class Room implements Service {
      public void onMessage(int number) {}

      public void onTextMessage(String text) {}
    }
  }

  @Test
  @Tag("TXT-09")
  void aTextHasOneMethodOnly() {
    assertFinding(new TwoMethods(), "WEBSOCKET_216", "Room");
  }
}
