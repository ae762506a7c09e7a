// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.client.ConstraintsTest.Order;
import io.pirouette.websocket.client.ConstraintsTest.Period;
import java.io.IOException;

/** A program that reads what breaks constraints, without what it takes to check them. */
final class UncheckedProgram {

  private UncheckedProgram() {}

  /** Ends with an exception if something is not as it should be. */
  public static void main(String[] arguments) throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.connection().sendText("{\"id\": \"\", \"quantity\": 0}");
      assertEquals(new Order("", 0), dialogue.client().readMessage(Order.class));
      dialogue.connection().sendText("{\"from\": 2, \"to\": 1}");
      assertEquals(new Period(2, 1), dialogue.client().readMessage(Period.class));
      dialogue.client().writeMessage(new Order("", 0));
      dialogue.connection().expectText("{\"id\":\"\",\"quantity\":0}");
    }
  }
}
