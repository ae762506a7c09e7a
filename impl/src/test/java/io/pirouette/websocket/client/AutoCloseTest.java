// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.Dialogue.assertClosed;
import static io.pirouette.websocket.client.Dialogue.assertFails;
import static io.pirouette.websocket.client.Dialogue.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.error.CorruptedFrameException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The closes that ask for no time-out: at the end of a block, and in the background. */
@ExtendWith(LeakCheck.class)
class AutoCloseTest {

  private static void assertClosesWithoutAWord(Client client) {
    for (int i = 0; i < 3; i++) {
      Call.doing(client::close).result();
      assertFalse(client.isOpen());
    }
  }

  @Test
  @Tag("CCL-01")
  void theEndOfABlockClosesWith1000() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Call<Void> block =
          Call.doing(
              () -> {
                try (Client client = dialogue.client()) {
                  client.writeTextMessage("within");
                }
              });
      dialogue.connection().expectText("within");
      dialogue.connection().expectClose(1000, "");
      block.result();
      assertClosesWithoutAWord(dialogue.client());
    }
  }

  @Test
  void closesOfSeveralThreadsSendOneFrame() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      List<Call<Void>> closing =
          Stream.generate(() -> Call.doing(dialogue.client()::close)).limit(8).toList();
      dialogue.connection().expectClose(1000, "");
      closing.forEach(Call::result);
      assertClosesWithoutAWord(dialogue.client());
    }
  }

  @Test
  @Tag("F24")
  void closeGivesUpWithoutAnErrorAndEndsTheConnection() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Call.doing(dialogue.client()::close).result();
      dialogue.connection().expect(Frame.close(1000, ""));
      dialogue.connection().expectEnd();
      assertClosesWithoutAWord(dialogue.client());
    }
  }

  @Test
  void closeAfterTheServersCloseDoesNothing() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.closeByServer(1001, "");
      await(() -> !dialogue.client().isOpen());
      assertClosesWithoutAWord(dialogue.client());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Tag("F12")
  void closeOfALostConnectionDoesNothing(boolean noticed) throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.connection().reset();
      if (noticed) {
        await(() -> !dialogue.client().isOpen());
      }
      assertClosesWithoutAWord(dialogue.client());
    }
  }

  @Test
  void closeAfterABrokenFrameDoesNothing() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.connection().sendRaw(HexFormat.of().parseHex("8300"));
      assertFails(CorruptedFrameException.class, Phase.READ, dialogue.client()::readTextMessage);
      dialogue.expectFailure(1002);
      assertClosesWithoutAWord(dialogue.client());
    }
  }

  @Test
  @Tag("F12")
  void closeDoesNotComplainThatTheServerHasGoneWithoutAnswer() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Call<Void> closing = Call.doing(dialogue.client()::close);
      dialogue.connection().expect(Frame.close(1000, ""));
      dialogue.connection().reset();
      closing.result();
    }
  }

  @Test
  @Tag("CCL-02")
  void aCloseInTheBackgroundIsCompletedByTheAnswer() throws Exception {
    try (Dialogue dialogue = Dialogue.open()) {
      CompletableFuture<Void> closing =
          dialogue.client().closeAsync(4000, "later").toCompletableFuture();
      dialogue.connection().expect(Frame.close(4000, "later"));
      assertFalse(closing.isDone());
      assertFalse(dialogue.client().isOpen());
      dialogue.connection().answerClose(4000);
      closing.get(Dialogue.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  @Test
  @Tag("CCL-03")
  void aCloseInTheBackgroundTellsThatTheServerHasGone() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      CompletableFuture<Void> closing =
          dialogue.client().closeAsync(1000, null).toCompletableFuture();
      dialogue.connection().expect(Frame.close(1000, ""));
      dialogue.connection().cut();
      assertFailsLater(
          "Connection is closed by remote endpoint without echoing a close frame", closing);
    }
  }

  @Test
  @Tag("CCL-01")
  void aCloseInTheBackgroundKeepsTheRuleForCodes() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      assertFailsLater(
          "Failed to execute close. Invalid status code: 1006",
          dialogue.client().closeAsync(1006, null).toCompletableFuture());
      assertTrue(dialogue.client().isOpen());
    }
  }

  @Test
  @Tag("CCL-06")
  void aSecondCloseInTheBackgroundFails() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Call<Void> closing = Call.doing(dialogue.client()::close);
      dialogue.connection().expectClose(1000, "");
      closing.result();
      assertFailsLater(
          "Close frame already sent. Cannot send close frame again.",
          dialogue.client().closeAsync(1000, null).toCompletableFuture());
    }
  }

  private static void assertFailsLater(String message, CompletableFuture<Void> closing) {
    ExecutionException failure =
        assertThrows(
            ExecutionException.class,
            () -> closing.get(Dialogue.PATIENCE.toSeconds(), TimeUnit.SECONDS));
    assertClosed(
        message,
        () -> {
          throw failure.getCause();
        });
  }

  @Test
  void closeMayBeCalledWhileAnotherCloseWaits() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Call<Void> first = Call.doing(() -> dialogue.client().close(4000, null, Dialogue.PATIENCE));
      dialogue.connection().expect(Frame.close(4000, ""));
      Call<Void> second = Call.doing(dialogue.client()::close);
      dialogue.connection().answerClose(4000);
      first.result();
      second.result();
      assertThrows(
          ConnectionClosureException.class, () -> dialogue.client().writeTextMessage("late"));
    }
  }
}
