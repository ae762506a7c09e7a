// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.TlsTrafficTest.echo;
import static io.pirouette.websocket.client.TlsTrafficTest.noise;
import static io.pirouette.websocket.client.TlsTrafficTest.openForLargeFrames;
import static io.pirouette.websocket.client.TlsTrafficTest.read;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** TLS that goes on about itself while messages go over it: new keys, and another handshake. */
@ExtendWith({LeakCheck.class, TlsTrust.class})
class TlsRekeyTest {

  private static final int MANY = 5_000;

  @Test
  void keysMayChangeWhileNobodyReads() throws IOException {
    try (TlsDialogue dialogue = TlsDialogue.open("TLSv1.3")) {
      for (int i = 0; i < 3; i++) {
        dialogue.connection().updateKeys();
        dialogue.connection().send(Frame.control(Frame.PING, "with key " + i));
        dialogue.connection().expect(Frame.control(Frame.PONG, "with key " + i));
        dialogue.assertUsable();
      }
    }
  }

  @Test
  void keysMayChangeInTheMiddleOfTraffic() throws IOException {
    int rounds = 200;
    try (TlsDialogue dialogue = TlsDialogue.open("TLSv1.3")) {
      Client client = dialogue.client();
      Call<Void> writing =
          Call.doing(
              () -> {
                for (int i = 0; i < rounds; i++) {
                  client.writeBinaryMessage(noise(20_000 + i));
                }
              });
      Call<Void> reading =
          Call.doing(
              () -> {
                for (int i = 0; i < rounds; i++) {
                  assertArrayEquals(noise(20_000 + i), client.readBinaryMessage());
                }
              });
      for (int i = 0; i < rounds; i++) {
        if (i % 5 == 0) {
          dialogue.connection().updateKeys();
        }
        dialogue.connection().send(dialogue.connection().next());
      }
      writing.result();
      reading.result();
      dialogue.assertUsable();
    }
  }

  @Test
  void keysMayChangeWhileAWriteWaits() throws IOException {
    byte[] large = noise(Dialogue.MORE_THAN_TCP_HOLDS);
    try (TlsDialogue dialogue = openForLargeFrames("TLSv1.3")) {
      Call<Void> writing = Call.doing(() -> dialogue.client().writeBinaryMessage(large));
      writing.awaitWaiting();
      dialogue.connection().updateKeys();
      dialogue.connection().sendText("with new keys");
      assertEquals("with new keys", dialogue.client().readTextMessage());
      dialogue.connection().expectMessage(Frame.BINARY, large);
      writing.result();
      dialogue.assertUsable();
    }
  }

  @Test
  void aServerMayAskForAnotherHandshakeWhileNobodyReads() throws Exception {
    try (TlsDialogue dialogue = TlsDialogue.open("TLSv1.2")) {
      CompletableFuture<Void> done = dialogue.connection().renegotiate();
      Call<Frame> next = Call.of(dialogue.connection()::next);
      done.get(Dialogue.PATIENCE.toSeconds(), TimeUnit.SECONDS);
      dialogue.client().writeTextMessage("after it");
      assertEquals(Frame.text("after it"), next.result());
      dialogue.assertUsable();
    }
  }

  @Test
  void aServerMayAskForAnotherHandshakeInTheMiddleOfTraffic() throws Exception {
    try (TlsDialogue dialogue = TlsDialogue.open("TLSv1.2")) {
      Client client = dialogue.client();
      Call<Void> writing =
          Call.doing(
              () -> {
                for (int i = 0; i < MANY; i++) {
                  client.writeTextMessage(String.valueOf(i));
                }
              });
      Call<List<String>> reading = Call.of(() -> read(client, MANY));
      echo(dialogue.connection(), MANY / 2);
      CompletableFuture<Void> done = dialogue.connection().renegotiate();
      echo(dialogue.connection(), MANY - MANY / 2);
      writing.result();
      assertEquals(IntStream.range(0, MANY).mapToObj(String::valueOf).toList(), reading.result());
      Call<Frame> next = Call.of(dialogue.connection()::next);
      done.get(Dialogue.PATIENCE.toSeconds(), TimeUnit.SECONDS);
      client.writeTextMessage("after it");
      assertEquals(Frame.text("after it"), next.result());
    }
  }
}
