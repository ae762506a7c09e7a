// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.Dialogue.assertClosedByServer;
import static io.pirouette.websocket.client.Dialogue.patient;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Interrupts of the threads that call a client. */
@ExtendWith(LeakCheck.class)
class InterruptTest {

  private static void assertInterrupted(Phase phase, Call<?> call) {
    WebSocketException failure = assertThrows(WebSocketException.class, call::result);
    assertTrue(failure.getMessage().startsWith("Interrupted while "), failure::toString);
    assertInstanceOf(InterruptedException.class, failure.getCause());
    assertEquals(phase, failure.phase());
    assertTrue(call.leftInterrupted());
  }

  /** Something that begins in a thread whose flag is set already. */
  private static <T> Call<T> interrupted(Callable<T> action) {
    return Call.of(
        () -> {
          Thread.currentThread().interrupt();
          return action.call();
        });
  }

  @Test
  @Tag("F36")
  void connectIsGivenUp() throws IOException {
    try (RawServer server = RawServer.start()) {
      Call<Client> connecting = Call.of(() -> Dialogue.connect(server, patient().build()));
      RawConnection connection = server.accept();
      connection.readRequest();
      connecting.interrupt();
      assertInterrupted(Phase.UPGRADE, connecting);
      connection.expectEnd();
      connection.cut();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Tag("F36")
  void aReadIsGivenUpAndTheNextOneGetsTheMessage(boolean limited) throws IOException {
    ClientConfiguration configuration =
        patient().readTimeout(limited ? Dialogue.PATIENCE : ClientConfiguration.NO_TIMEOUT).build();
    try (Dialogue dialogue = Dialogue.open(configuration)) {
      Call<String> reading = Call.of(dialogue.client()::readTextMessage);
      reading.awaitWaiting();
      reading.interrupt();
      assertInterrupted(Phase.READ, reading);
      assertTrue(dialogue.client().isOpen());
      dialogue.connection().sendText("later");
      assertEquals("later", Call.of(dialogue.client()::readTextMessage).result());
      dialogue.client().writeTextMessage("usable");
      dialogue.connection().expectText("usable");
    }
  }

  @Test
  @Tag("F36")
  void aReadThatWouldHaveToWaitDoesNotBegin() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      assertInterrupted(Phase.READ, interrupted(dialogue.client()::readTextMessage));
      dialogue.connection().sendText("later");
      assertEquals("later", dialogue.client().readTextMessage());
    }
  }

  @Test
  @Tag("F36")
  void halfAMessageAtTheInterruptComesWholeToTheNextRead() throws IOException {
    byte[] frame = Frame.text("whole").unmasked();
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.connection().sendRaw(Arrays.copyOf(frame, 4));
      Call<String> reading = Call.of(dialogue.client()::readTextMessage);
      reading.awaitWaiting();
      reading.interrupt();
      assertInterrupted(Phase.READ, reading);
      dialogue.connection().sendRaw(Arrays.copyOfRange(frame, 4, frame.length));
      assertEquals("whole", dialogue.client().readTextMessage());
    }
  }

  @Test
  @Tag("F36")
  void oneOfTwoReadersIsGivenUpAndTheOtherOneGetsTheMessage() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      for (int i = 0; i < 2; i++) {
        Call<String> first = Call.of(dialogue.client()::readTextMessage);
        first.awaitWaiting();
        Call<String> second = Call.of(dialogue.client()::readTextMessage);
        second.awaitWaiting();
        // Once the one that holds the socket, and once the one that waits for its turn.
        Call<String> given = i == 0 ? first : second;
        given.interrupt();
        assertInterrupted(Phase.READ, given);
        dialogue.connection().sendText("for the other");
        assertEquals("for the other", (i == 0 ? second : first).result());
      }
    }
  }

  @Test
  @Tag("F36")
  void aReadThatNeedNotWaitDoesNotLookAtTheFlag() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.connection().sendAll(Frame.text("one"), Frame.text("two"));
      assertEquals("one", dialogue.client().readTextMessage());
      Call<String> reading = interrupted(dialogue.client()::readTextMessage);
      assertEquals("two", reading.result());
      assertTrue(reading.leftInterrupted());
    }
  }

  @Test
  @Tag("F36")
  void aWriteThatWaitsIsGivenUpTogetherWithTheConnection() throws IOException {
    ClientConfiguration configuration = patient().maxFrameSize(Integer.MAX_VALUE).build();
    try (Dialogue dialogue = Dialogue.open(configuration)) {
      Client client = dialogue.client();
      byte[] large = new byte[Dialogue.MORE_THAN_TCP_HOLDS];
      Call<Void> writing = Call.doing(() -> client.writeBinaryMessage(large));
      writing.awaitWaiting();
      writing.interrupt();
      assertInterrupted(Phase.WRITE, writing);
      // A part of the frame has gone, so that nothing can follow it.
      assertFalse(client.isOpen());
      assertClosedByServer(1006, "", client::readTextMessage);
      dialogue.connection().cut();
    }
  }

  @Test
  @Tag("F36")
  void aWriteThatWaitsForItsTurnIsGivenUpAndDoesNoHarm() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Client client = dialogue.client();
      byte[] large = new byte[Dialogue.MORE_THAN_TCP_HOLDS];
      Call<Void> first = Call.doing(() -> client.writeBinaryMessage(large));
      first.awaitWaiting();
      Call<Void> second = Call.doing(() -> client.writeTextMessage("never sent"));
      second.awaitWaiting();
      second.interrupt();
      assertInterrupted(Phase.WRITE, second);
      assertTrue(client.isOpen());
      for (int read = 0; read < large.length; ) {
        read += dialogue.connection().next().payload().length;
      }
      first.result();
      client.writeTextMessage("usable");
      dialogue.connection().expectText("usable");
    }
  }

  @Test
  @Tag("F36")
  void aWriteThatNeedNotWaitDoesNotLookAtTheFlag() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Call<Void> writing =
          interrupted(
              () -> {
                dialogue.client().writeTextMessage("whole");
                return null;
              });
      writing.result();
      assertTrue(writing.leftInterrupted());
      dialogue.connection().expectText("whole");
    }
  }

  @Test
  @Tag("F36")
  void closeGivesUpWaitingAndEndsTheConnection() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Call<Void> closing =
          Call.doing(() -> dialogue.client().close(1000, "bye", Duration.ofMinutes(5)));
      dialogue.connection().expect(Frame.close(1000, "bye"));
      closing.interrupt();
      assertInterrupted(Phase.CLOSE, closing);
      assertFalse(dialogue.client().isOpen());
      dialogue.connection().expectEnd();
    }
  }
}
