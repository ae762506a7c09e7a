// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.Dialogue.assertClosedByServer;
import static io.pirouette.websocket.client.Dialogue.assertFails;
import static io.pirouette.websocket.client.Dialogue.patient;
import static io.pirouette.websocket.client.Dialogue.readLate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.ReadTimedOutException;
import io.pirouette.websocket.error.WriteTimedOutException;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that hardly read, or do nothing at all for a while. */
@ExtendWith(LeakCheck.class)
class SlowServerTest {

  private static final Duration SHORT = Duration.ofMillis(100);

  private static void assertReadTimesOut(Client client) {
    assertFails(ReadTimedOutException.class, Phase.READ, "Read timed out", client::readTextMessage);
    assertTrue(client.isOpen());
  }

  /** A client whose bytes go slowly; by and by it is let in. */
  private static Client connect(
      Trickle trickle, List<RawConnection> accepted, RawServer server, ClientConfiguration how)
      throws IOException {
    Call<Client> connecting = Call.of(() -> Client.connect(trickle.url(), how));
    RawConnection connection = server.accept();
    accepted.add(connection);
    connection.open();
    return connecting.result();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Tag("F26")
  void whatIsReadByteByByteArrivesWholeAndInOrder(boolean compressed) throws IOException {
    ClientConfiguration configuration =
        patient().webSocketCompressionEnabled(compressed).maxFrameSize(100).build();
    List<RawConnection> accepted = new ArrayList<>();
    try (RawServer server = RawServer.start();
        Trickle trickle = Trickle.to(server)) {
      Client client = connect(trickle, accepted, server, configuration);
      RawConnection connection = accepted.get(0);
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        texts.add(i + "\u00e9\u6c34\ud83c\udf88".repeat(i));
        client.writeTextMessage(texts.get(i));
      }
      for (String text : texts) {
        connection.expectMessage(Frame.TEXT, Frame.text(text).payload());
      }
      connection.sendText("all");
      assertEquals("all", client.readTextMessage());
      trickle.hurry();
      end(client, connection);
    }
  }

  private static void end(Client client, RawConnection connection) throws IOException {
    Call<Void> closing = Call.doing(client::close);
    connection.expectClose(1000, "");
    closing.result();
    connection.cut();
  }

  @ParameterizedTest
  @ValueSource(ints = {1 << 16, 64 << 20})
  @Tag("F26")
  void aWriteThatHasToWaitForASlowServerArrivesWhole(int maxFrameSize) throws IOException {
    byte[] large = new byte[Dialogue.MORE_THAN_TCP_HOLDS];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) (i * 31 >> 5);
    }
    List<RawConnection> accepted = new ArrayList<>();
    try (RawServer server = RawServer.start();
        Trickle trickle = Trickle.to(server)) {
      ClientConfiguration configuration = patient().maxFrameSize(maxFrameSize).build();
      Client client = connect(trickle, accepted, server, configuration);
      RawConnection connection = accepted.get(0);
      Call<Void> writing =
          Call.doing(
              () -> {
                client.writeTextMessage("first");
                client.writeBinaryMessage(large);
                client.writeTextMessage("last");
              });
      connection.expectText("first");
      writing.awaitWaiting();
      connection.send(Frame.control(Frame.PING, "there?"));
      connection.sendText("meanwhile");
      assertEquals("meanwhile", client.readTextMessage());
      assertFalse(writing.isDone());
      trickle.hurry();
      expectAll(connection, large);
      writing.result();
      end(client, connection);
    }
  }

  /** The message, its successor, and somewhere the pong: between two frames of it, or after it. */
  private static void expectAll(RawConnection connection, byte[] large) throws IOException {
    boolean ponged = false;
    int read = 0;
    for (boolean last = false; !last || !ponged; ) {
      Frame frame = connection.next();
      if (frame.opcode() == Frame.PONG) {
        assertEquals("there?", frame.payloadAsText());
        ponged = true;
      } else if (read < large.length) {
        for (byte b : frame.payload()) {
          assertEquals(large[read++], b);
        }
        assertEquals(read == large.length, frame.fin());
      } else {
        assertEquals(Frame.text("last"), frame);
        last = true;
      }
    }
  }

  @Test
  @Tag("F26")
  void aServerThatReadsSlowlyDoesNotPutOffTheWriteTimeOut() throws IOException {
    List<RawConnection> accepted = new ArrayList<>();
    try (RawServer server = RawServer.start();
        Trickle trickle = Trickle.to(server)) {
      ClientConfiguration configuration = patient().writeTimeout(SHORT.multipliedBy(5)).build();
      Client client = connect(trickle, accepted, server, configuration);
      client.writeTextMessage("in time");
      byte[] large = new byte[Dialogue.MORE_THAN_TCP_HOLDS];
      long start = System.nanoTime();
      Call<Void> writing = Call.doing(() -> client.writeBinaryMessage(large));
      assertFails(WriteTimedOutException.class, Phase.WRITE, "Write timed out", writing::result);
      assertTrue(System.nanoTime() - start >= configuration.writeTimeout().toNanos());
      // A part of the message has gone, so that nothing can follow it.
      assertFalse(client.isOpen());
      assertClosedByServer(1006, "", client::readTextMessage);
      accepted.get(0).cut();
    }
  }

  @Test
  @Tag("F14")
  void readsOfASilentServerTimeOutUntilItAnswers() throws IOException {
    try (Dialogue dialogue = Dialogue.open(patient().readTimeout(SHORT).build())) {
      Client client = dialogue.client();
      for (int i = 0; i < 5; i++) {
        client.writeTextMessage("question " + i);
        client.ping(new byte[] {(byte) i});
        assertReadTimesOut(client);
      }
      for (int i = 0; i < 5; i++) {
        dialogue.connection().expectText("question " + i);
        dialogue.connection().expect(new Frame(true, 0, Frame.PING, new byte[] {(byte) i}));
      }
      dialogue.connection().sendText("answer");
      assertEquals("answer", readLate(client));
      assertReadTimesOut(client);
    }
  }

  @Test
  @Tag("F14")
  @Tag("F26")
  void readsTimeOutAlsoWhileAWriteWaitsForTheSilentServer() throws IOException {
    byte[] large = new byte[Dialogue.MORE_THAN_TCP_HOLDS];
    try (Dialogue dialogue = Dialogue.open(patient().readTimeout(SHORT).build())) {
      Client client = dialogue.client();
      Call<Void> writing = Call.doing(() -> client.writeBinaryMessage(large));
      writing.awaitWaiting();
      for (int i = 0; i < 5; i++) {
        assertReadTimesOut(client);
      }
      assertFalse(writing.isDone());
      dialogue.connection().expectMessage(Frame.BINARY, large);
      writing.result();
      dialogue.connection().sendText("read it all");
      assertEquals("read it all", readLate(client));
      client.writeTextMessage("usable");
      dialogue.connection().expectText("usable");
    }
  }

  @Test
  @Tag("F14")
  void closeDoesNotWaitForASilentServerForEver() throws IOException {
    try (Dialogue dialogue = Dialogue.open(patient().readTimeout(SHORT).build())) {
      Client client = dialogue.client();
      assertReadTimesOut(client);
      Call<Void> closing = Call.doing(() -> client.close(1000, "", SHORT));
      Dialogue.assertClosed(
          "Could not receive a WebSocket close frame from remote endpoint within 0.1 seconds",
          closing::result);
      dialogue.connection().expect(Frame.close(1000, ""));
    }
  }
}
