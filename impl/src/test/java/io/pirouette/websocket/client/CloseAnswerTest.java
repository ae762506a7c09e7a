// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.Dialogue.assertClosed;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server's answer to a client's close frame says. */
@ExtendWith(LeakCheck.class)
class CloseAnswerTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  private static String misfit(int sent, int found) {
    return "Expected status code %d but found %d in echoed close frame from remote endpoint"
        .formatted(sent, found);
  }

  @ParameterizedTest
  @CsvSource({"1000, 1001", "1000, 4000", "4000, 1000", "4000, 4001", "1001, 1014"})
  @Tag("CLS-07")
  void anAnswerWithAnotherCodeIsAnError(int sent, int found) throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Client client = dialogue.client();
      Call<Void> closing = Call.doing(() -> client.close(sent, "mine", LONG));
      dialogue.connection().expect(Frame.close(sent, "mine"));
      dialogue.connection().send(Frame.close(found, "yours"));
      assertClosed(misfit(sent, found), closing::result);
      assertFalse(client.isOpen());
    }
  }

  @Test
  @Tag("CLS-07")
  void closeAsyncHasTheSameError() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Client client = dialogue.client();
      Call<Void> closing =
          Call.doing(
              () -> {
                try {
                  client.closeAsync(4000, null).toCompletableFuture().join();
                } catch (CompletionException e) {
                  throw (RuntimeException) e.getCause();
                }
              });
      dialogue.connection().expect(Frame.close(4000, ""));
      dialogue.connection().send(Frame.close(4001, ""));
      assertClosed(misfit(4000, 4001), closing::result);
      assertFalse(client.isOpen());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "mine", "another"})
  @Tag("CLS-07")
  void theReasonOfTheAnswerDoesNotMatter(String reason) throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Call<Void> closing = Call.doing(() -> dialogue.client().close(4000, "mine", LONG));
      dialogue.connection().expect(Frame.close(4000, "mine"));
      dialogue.connection().send(Frame.close(4000, reason));
      closing.result();
      assertFalse(dialogue.client().isOpen());
    }
  }

  @Test
  @Tag("CLS-07")
  void anAnswerWithoutACodeIsNoError() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Call<Void> closing = Call.doing(() -> dialogue.client().close(4000, "mine", LONG));
      dialogue.connection().expect(Frame.close(4000, "mine"));
      dialogue.connection().send(Frame.closeWithoutCode());
      closing.result();
      assertFalse(dialogue.client().isOpen());
    }
  }

  @Test
  @Tag("CLS-07")
  void aCloseThatNamesNoCodeDoesNotComplain() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Call<Void> closing = Call.doing(dialogue.client()::close);
      dialogue.connection().expect(Frame.close(1000, ""));
      dialogue.connection().send(Frame.close(4001, "yours"));
      closing.result();
      assertFalse(dialogue.client().isOpen());
    }
  }
}
