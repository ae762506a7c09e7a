// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.Dialogue.assertClosed;
import static io.pirouette.websocket.client.Dialogue.assertClosedByServer;
import static io.pirouette.websocket.client.Dialogue.await;
import static io.pirouette.websocket.client.Dialogue.patient;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.error.ConnectionException;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Reads at the end of a connection, by either end or by the network. */
@ExtendWith(LeakCheck.class)
class ReadClosureTest {

  /** The ways in which a connection is lost. */
  enum Loss {
    CUT {
      @Override
      void happen(RawConnection connection) throws IOException {
        connection.cut();
      }
    },
    RESET {
      @Override
      void happen(RawConnection connection) throws IOException {
        connection.reset();
      }
    },
    HALF_CLOSED {
      @Override
      void happen(RawConnection connection) throws IOException {
        connection.halfClose();
      }
    },
    INSIDE_A_HEADER {
      @Override
      void happen(RawConnection connection) throws IOException {
        connection.sendRaw(new byte[] {(byte) 0x81});
        connection.cut();
      }
    },
    INSIDE_A_PAYLOAD {
      @Override
      void happen(RawConnection connection) throws IOException {
        connection.sendRaw(new byte[] {(byte) 0x81, 5, 'h', 'a', 'l', 'f'});
        connection.cut();
      }
    },
    BETWEEN_FRAGMENTS {
      @Override
      void happen(RawConnection connection) throws IOException {
        connection.send(new Frame(false, 0, Frame.TEXT, new byte[] {'h', 'a', 'l', 'f'}));
        connection.cut();
      }
    };

    abstract void happen(RawConnection connection) throws IOException;
  }

  /** All that is true after the end. */
  private static void assertOver(Client client) {
    assertFalse(client.isOpen());
    for (int i = 0; i < 2; i++) {
      assertClosed("Connection already closed", client::readTextMessage);
      assertClosed("Connection already closed", client::readBinaryMessage);
      assertClosed("Connection already closed", client::readMessage);
      assertClosed("Connection already closed", () -> client.readMessage(String.class));
    }
  }

  @ParameterizedTest
  @CsvSource({"4001, bye", "1000, ''"})
  @Tag("RDG-08")
  @Tag("RDG-10")
  @Tag("RDG-15")
  void aReadThatWaitsIsToldOfTheServersClose(int code, String reason) throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Call<String> reading = Call.of(dialogue.client()::readTextMessage);
      reading.awaitWaiting();
      dialogue.closeByServer(code, reason);
      assertClosedByServer(code, reason, reading::result);
      assertOver(dialogue.client());
    }
  }

  @Test
  @Tag("RDG-09")
  void aCloseWithoutACodeIs1005() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.connection().send(Frame.closeWithoutCode());
      assertClosedByServer(1005, "", dialogue.client()::readTextMessage);
      Frame answer = dialogue.connection().next();
      assertTrue(
          List.of(Frame.closeWithoutCode(), Frame.close(1000, "")).contains(answer),
          () -> "answered by " + answer);
      assertOver(dialogue.client());
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("RDG-09")
  @Tag("F11")
  @Tag("F12")
  @Tag("F13")
  void aReadThatWaitsIsToldOfALoss(Loss loss) throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Call<String> reading = Call.of(dialogue.client()::readTextMessage);
      reading.awaitWaiting();
      loss.happen(dialogue.connection());
      assertClosedByServer(1006, "", reading::result);
      assertOver(dialogue.client());
      assertClosed(
          "Connection already closed", () -> dialogue.client().writeTextMessage("too late"));
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("RDG-09")
  @Tag("RDG-13")
  @Tag("F12")
  @Tag("F13")
  void aLossIsNoticedWhileNobodyReads(Loss loss) throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      loss.happen(dialogue.connection());
      await(() -> !dialogue.client().isOpen());
      assertClosed(
          "Connection already closed", () -> dialogue.client().writeTextMessage("too late"));
      assertClosedByServer(1006, "", dialogue.client()::readTextMessage);
      assertOver(dialogue.client());
    }
  }

  @Test
  @Tag("F11")
  void theNextConnectionKnowsNothingOfWhatWasLost() throws IOException {
    try (Dialogue dialogue = Dialogue.open();
        Dialogue next = Dialogue.open()) {
      Loss.BETWEEN_FRAGMENTS.happen(dialogue.connection());
      assertClosedByServer(1006, "", dialogue.client()::readTextMessage);
      next.connection().sendText("clean");
      assertEquals("clean", next.client().readTextMessage());
    }
  }

  @Test
  @Tag("F12")
  void aResetRightAfterTheAnswerIsALoss() throws IOException {
    try (RawServer server = RawServer.start()) {
      Call<String> reading =
          Call.of(
              () -> {
                try (Client client = Dialogue.connect(server, patient().build())) {
                  return client.readTextMessage();
                }
              });
      RawConnection connection = server.accept();
      connection.open();
      connection.reset();
      // The answer may be lost together with the connection.
      assertThrows(ConnectionException.class, reading::result);
    }
  }

  @Test
  @Tag("RDG-12")
  @Tag("RDG-15")
  void oneOfSeveralReadersIsToldOfTheCloseAndTheOthersThatItHappened() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      List<Call<String>> readers =
          Stream.generate(() -> Call.of(() -> endOf(dialogue.client()))).limit(4).toList();
      readers.forEach(Call::awaitWaiting);
      dialogue.closeByServer(4001, "bye");
      assertEquals(
          List.of(
              "Connection closed",
              "Connection closed",
              "Connection closed",
              "bye: Status code: 4001"),
          readers.stream().map(Call::result).sorted().toList());
      assertOver(dialogue.client());
    }
  }

  private static String endOf(Client client) {
    return assertThrows(ConnectionClosureException.class, client::readTextMessage).getMessage();
  }

  @Test
  @Tag("RDG-11")
  @Tag("F16")
  void readsThatWaitAreToldOfTheClientsOwnClose() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      List<Call<String>> readers =
          Stream.generate(() -> Call.of(() -> endOf(dialogue.client()))).limit(4).toList();
      readers.forEach(Call::awaitWaiting);
      Call<Void> closing = Call.doing(dialogue.client()::close);
      dialogue.connection().expect(Frame.close(1000, ""));
      // The server has not answered yet.
      readers.forEach(reader -> assertEquals("Connection closed", reader.result()));
      dialogue.connection().answerClose(1000);
      closing.result();
      assertOver(dialogue.client());
    }
  }

  @Test
  @Tag("RDG-10")
  @Tag("F16")
  void aReadAfterTheClientsOwnCloseFailsAtOnce() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Call<Void> closing = Call.doing(dialogue.client()::close);
      dialogue.connection().expectClose(1000, "");
      closing.result();
      assertOver(dialogue.client());
    }
  }

  @Test
  @Tag("RDG-13")
  void aPingIsAnsweredWhileNobodyReads() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      for (String payload : List.of("one", "two", "")) {
        dialogue.connection().send(Frame.control(Frame.PING, payload));
        dialogue.connection().expect(Frame.control(Frame.PONG, payload));
      }
    }
  }

  @Test
  @Tag("RDG-13")
  void aPingIsAnsweredAfterAReadHasGone() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.connection().sendText("read this");
      assertEquals("read this", dialogue.client().readTextMessage());
      dialogue.connection().send(Frame.control(Frame.PING, "and now?"));
      dialogue.connection().expect(Frame.control(Frame.PONG, "and now?"));
    }
  }

  @Test
  @Tag("RDG-13")
  @Tag("F16")
  void aCloseIsNoticedWhileNobodyReads() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.closeByServer(1001, "going");
      await(() -> !dialogue.client().isOpen());
      assertClosedByServer(1001, "going", dialogue.client()::readTextMessage);
      assertOver(dialogue.client());
    }
  }

  @Test
  @Tag("RDG-14")
  void messagesThatCameBeforeTheCloseAreReadFirst() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Client client = dialogue.client();
      dialogue.connection().sendAll(Frame.text("one"), Frame.text("two"), Frame.close(1000, "end"));
      dialogue.expectCloseFrame(1000);
      await(() -> !client.isOpen());
      assertEquals("one", client.readTextMessage());
      assertEquals("two", client.readTextMessage());
      assertClosedByServer(1000, "end", client::readTextMessage);
      assertOver(client);
    }
  }

  @Test
  @Tag("RDG-14")
  void messagesThatCameBeforeTheLossAreReadFirst() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Client client = dialogue.client();
      dialogue.connection().sendAll(Frame.text("last"), Frame.text("words"));
      dialogue.connection().cut();
      await(() -> !client.isOpen());
      assertEquals("last", client.readTextMessage());
      assertEquals("words", client.readTextMessage());
      assertClosedByServer(1006, "", client::readTextMessage);
      assertOver(client);
    }
  }

  @Test
  @Tag("CCL-08")
  void messagesThatNobodyHasReadAreDiscardedByTheClientsOwnClose() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.connection().sendAll(Frame.text("unread"), Frame.control(Frame.PING, "arrived"));
      dialogue.connection().expect(Frame.control(Frame.PONG, "arrived"));
      Call<Void> closing = Call.doing(dialogue.client()::close);
      dialogue.connection().expectClose(1000, "");
      closing.result();
      assertOver(dialogue.client());
    }
  }
}
