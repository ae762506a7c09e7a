// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.fixture.Frame;
import java.util.Arrays;

/**
 * A program with little memory, one of whose clients gets more than that. To be started with the
 * URL of the server, a {@link ScarcityTest.Flood}, and whether that client is being read.
 */
final class MemoryProgram {

  /** Fits into the memory as long as nothing else is there. */
  private static final int LARGE = 3 << 20;

  private MemoryProgram() {}

  /** Ends with an exception if something is not as it should be. */
  public static void main(String[] arguments) {
    ScarcityTest.Flood flood = ScarcityTest.Flood.valueOf(arguments[1]);
    ClientConfiguration generous =
        Dialogue.patient()
            .webSocketCompressionEnabled(false)
            .maxFrameSize(Integer.MAX_VALUE)
            .maxMessageSize(1 << 30)
            .build();
    try (Client bystander = Client.connect(arguments[0], generous);
        Client victim = Client.connect(arguments[0], generous)) {
      echo(bystander, LARGE);
      victim.writeTextMessage(flood.name());
      if (!Boolean.parseBoolean(arguments[2])) {
        Dialogue.await(() -> !victim.isOpen());
      }
      WebSocketException failure =
          assertThrows(
              WebSocketException.class,
              () -> {
                if (flood.name().startsWith("TEXT")) {
                  victim.readTextMessage();
                } else {
                  victim.readBinaryMessage();
                }
              });
      assertTrue(
          failure.phase() == Phase.READ || failure.phase() == Phase.CLOSE, failure::toString);
      assertFalse(victim.isOpen());
      goOn(bystander, arguments[0], generous);
      assertFalse(victim.isOpen());
    }
  }

  /** Works as if nothing had happened, with messages for which there has to be memory again. */
  private static void goOn(Client bystander, String url, ClientConfiguration configuration) {
    for (int i = 0; i < 20; i++) {
      echo(bystander, 1 << 16);
    }
    echo(bystander, LARGE);
    try (Client later = Client.connect(url, configuration)) {
      echo(later, LARGE);
    }
    // Answered by the pump, for nobody reads.
    bystander.ping(new byte[] {(byte) Frame.PING});
    echo(bystander, 100);
  }

  private static void echo(Client client, int size) {
    byte[] data = new byte[size];
    Arrays.fill(data, (byte) size);
    client.writeBinaryMessage(data);
    assertEquals(size, client.readBinaryMessage().length);
  }
}
