// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one server does is no concern of the clients of others. */
@ExtendWith(LeakCheck.class)
class BystanderTest {

  @Test
  @Tag("F12")
  @Tag("F33")
  void aServerThatFloodsWithPingsAndResetsHarmsNoOtherClient() throws IOException {
    try (Dialogue other = Dialogue.open()) {
      try (Dialogue flooded = Dialogue.open()) {
        byte[] pings = pings(1000);
        Call<Void> flood = Call.doing(() -> send(flooded.connection(), pings));
        Dialogue.await(() -> flood.isDone() || !flooded.client().isOpen());
        flooded.connection().reset();
        Dialogue.await(() -> !flooded.client().isOpen());
      }
      try (Dialogue later = Dialogue.open()) {
        later.connection().send(Frame.control(Frame.PING, "later"));
        later.connection().expect(Frame.control(Frame.PONG, "later"));
      }
      other.connection().send(Frame.control(Frame.PING, "other"));
      other.connection().expect(Frame.control(Frame.PONG, "other"));
    }
  }

  private static byte[] pings(int count) {
    String payload = "x".repeat(125);
    byte[] all = new byte[127 * count];
    for (int i = 0; i < count; i++) {
      all[127 * i] = (byte) 0x89;
      all[127 * i + 1] = 125;
      System.arraycopy(payload.getBytes(), 0, all, 127 * i + 2, 125);
    }
    return all;
  }

  private static void send(RawConnection connection, byte[] pings) {
    try {
      for (int i = 0; i < 100; i++) {
        connection.sendRaw(pings);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
