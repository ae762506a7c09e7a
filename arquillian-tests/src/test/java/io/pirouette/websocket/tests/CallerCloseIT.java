// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.container.Engine;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 3.2.4: how a caller closes, and what it hears of the peer's answer. */
class CallerCloseIT extends CallerApplication {

  /** Elsewhere a connection ends with the close frame that it sends, and nothing is waited for. */
  private static final boolean WAITS = !Engine.current().isPayara();

  private static final String UNANSWERED =
      "ConnectionClosureException: Could not receive a WebSocket close frame from remote endpoint"
          + " within %s seconds";
  private static final String LOST =
      "ConnectionClosureException: Connection is closed by remote endpoint without echoing a close"
          + " frame";
  private static final String SECOND =
      "ConnectionClosureException: Close frame already sent. Cannot send close frame again.";

  private static String onALibrarysThread(String outcome) {
    return "on a thread of the library: " + outcome;
  }

  /** Expects the outcome of {@code closeAsync}, and its return, whichever is told first. */
  private void expectReturnAndOutcome(String outcome) throws IOException {
    String first = control.nextText();
    String second = control.nextText();
    String told = first.equals("returned") ? second : first;
    assertEquals(Set.of("returned", told), Set.of(first, second));
    assertTrue(told.startsWith("on ") && told.endsWith(": " + outcome), told);
  }

  @Test
  @Tag("CAL-10")
  void theDefaultsAreNormalClosureAndNoReason() throws IOException {
    try (RawPeer peer = open("held")) {
      expect("close", "done");
      peer.expectClose(1000, "");
    }
  }

  @Test
  @Tag("CAL-10")
  void noReasonIsAnEmptyOne() throws IOException {
    try (RawPeer peer = open("held")) {
      order("closeAsync 4000 null");
      peer.expectClose(4000, "");
      expectReturnAndOutcome("closed");
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999})
  @Tag("CAL-11")
  @Tag("CAL-18")
  void thePeerGetsTheCodeAndReason(int code) throws IOException {
    try (RawPeer peer = open("patient")) {
      order("closeAsync " + code + " reason-ä€😀");
      peer.expectClose(code, "reason-ä€😀");
      expectReturnAndOutcome("closed");
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {-1, 0, 999, 1004, 1005, 1006, 1012, 1013, 1014, 1015, 1016, 2999, 5000, 70_000})
  @Tag("CAL-11")
  @Tag("T31")
  void aCodeThatMayNotBeSentIsAnErrorAndTheConnectionStaysOpen(int code) throws IOException {
    String refusal = "ConnectionClosureException: Failed to execute close. Invalid status code: ";
    try (RawPeer peer = open("held")) {
      expect("closeAndWait " + code + " null 1000", refusal + code);
      order("closeAsync " + code + " null");
      expectReturnAndOutcome(refusal + code);
      expect("open", "true");
      expect("text still", "done");
      peer.expectText("still");
    }
  }

  @ParameterizedTest
  @CsvSource({"62, ä", "120, 😀", "121, €", "123, x"})
  @Tag("CAL-18")
  @Tag("T31")
  void aReasonThatIsTooLongIsAnErrorAndTheConnectionStaysOpen(int before, String last)
      throws IOException {
    String refusal =
        "ConnectionClosureException: Failed to execute close."
            + " Reason of 124 bytes (expected: at most 123)";
    String reason = last.equals("ä") ? last.repeat(before) : "-".repeat(before) + last;
    try (RawPeer peer = open("held")) {
      order("closeAsync 1000 " + reason);
      expectReturnAndOutcome(refusal);
      expect("closeAndWait 1000 " + reason + " 1000", refusal);
      expect("open", "true");
      expect("text still", "done");
      peer.expectText("still");
    }
  }

  @ParameterizedTest
  @CsvSource({"61, ä, x", "61, ä, ''", "30, 😀, xxx", "41, €, ''", "123, x, ''"})
  @Tag("CAL-18")
  @Tag("T31")
  void aReasonMayHave123Bytes(int count, String character, String end) throws IOException {
    String reason = character.repeat(count) + end;
    try (RawPeer peer = open("held")) {
      order("closeAsync 1000 " + reason);
      peer.expectClose(1000, reason);
      expectReturnAndOutcome("closed");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {300_000, -1, -5_000})
  @Tag("CAL-12")
  @Tag("CAL-13")
  void closeWaitsForThePeersCloseFrameIfNeedBeForEver(long millis) throws IOException {
    try (RawPeer peer = open("brief")) {
      order("closeAndWait 4000 enough " + millis);
      peer.expect(Frame.close(4000, "enough"));
      if (WAITS) {
        // It would have told before this.
        expect("open", "false");
      }
      peer.answerClose(4000);
      expectOutcome("done");
    }
  }

  @ParameterizedTest
  @CsvSource({"250, 0.25", "0, 0"})
  @Tag("CAL-14")
  @Tag("CAL-15")
  @Tag("CAL-17")
  void ifThePeersFrameDoesNotComeInTimeTheConnectionEnds(long millis, String seconds)
      throws IOException {
    try (RawPeer peer = open("patient")) {
      expect("closeAndWait 4000 enough " + millis, WAITS ? UNANSWERED.formatted(seconds) : "done");
      peer.expect(Frame.close(4000, "enough"));
      peer.expectEnd();
    }
    expect("open", "false");
  }

  @Test
  @Tag("CAL-16")
  void aPeerThatEndsTheConnectionWithoutAnsweringIsAnError() throws IOException {
    try (RawPeer peer = open("patient")) {
      order("closeAndWait 4000 enough -1");
      peer.expect(Frame.close(4000, "enough"));
      peer.cut();
    }
    expectOutcome(WAITS ? LOST : "done");
  }

  @Test
  @Tag("CAL-16")
  void aPeerThatEndsTheConnectionWithoutAnsweringIsAnErrorOfCloseAsyncToo() throws IOException {
    try (RawPeer peer = open("patient")) {
      order("closeAsync 4000 enough");
      peer.expect(Frame.close(4000, "enough"));
      peer.cut();
    }
    expectReturnAndOutcome(WAITS ? LOST : "closed");
  }

  @Test
  @Tag("CAL-13")
  void closeAsyncReturnsAtOnceAndIsCompletedWithThePeersCloseFrame() throws IOException {
    try (RawPeer peer = open("patient")) {
      order("closeAsync 4000 enough");
      peer.expect(Frame.close(4000, "enough"));
      if (WAITS) {
        expectOutcome("returned");
        expect("open", "false");
        peer.answerClose(4000);
        expectOutcome(onALibrarysThread("closed"));
      } else {
        peer.answerClose(4000);
        expectReturnAndOutcome("closed");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"brief, 0.25", "impatient, 0"})
  @Tag("CAL-14")
  @Tag("CAL-20")
  void closeAsyncWaitsAsLongAsTheServiceIsConfiguredTo(String service, String seconds)
      throws IOException {
    try (RawPeer peer = open(service)) {
      order("closeAsync 4000 enough");
      peer.expect(Frame.close(4000, "enough"));
      peer.expectEnd();
      expectReturnAndOutcome(WAITS ? UNANSWERED.formatted(seconds) : "closed");
    }
  }

  @Test
  @Tag("CAL-14")
  void whatFollowsAFailureInTimeRunsOnAThreadOfTheLibraryToo() throws IOException {
    try (RawPeer peer = open("brief")) {
      order("closeAsync 4000 enough");
      peer.expect(Frame.close(4000, "enough"));
      peer.expectEnd();
      if (WAITS) {
        Set<String> told = Set.of(control.nextText(), control.nextText());
        assertEquals(Set.of("returned", onALibrarysThread(UNANSWERED.formatted("0.25"))), told);
      } else {
        expectReturnAndOutcome("closed");
      }
    }
  }

  @Test
  void closeAsyncMayBeCalledByTheRemoteMethodThatTheAnswerWaitsFor() throws IOException {
    try (RawPeer peer = open("patient")) {
      peer.sendText("closeAsync 4000 enough");
      peer.expectClose(4000, "enough");
      expectReturnAndOutcome("closed");
    }
  }

  @Test
  @Tag("CAL-09")
  void aSecondCloseIsAnErrorInEitherForm() throws IOException {
    try (RawPeer peer = open("held")) {
      expect("close", "done");
      expect("closeAndWait 4000 again 1000", SECOND);
      order("closeAsync 4000 again");
      expectReturnAndOutcome(SECOND);
      expect("close", "done");
      peer.expectClose(1000, "");
    }
  }

  @Test
  void closingWhatThePeerHasClosedIsNoError() throws IOException {
    try (RawPeer peer = open("patient")) {
      peer.sendText("open");
      expectOutcome("true");
    }
    awaitNotOpen();
    expect("closeAndWait 4000 late 300000", "done");
    order("closeAsync 4000 late");
    expectReturnAndOutcome(SECOND);
  }

  @Test
  @Tag("CAL-14")
  void closeAsyncReturnsAtOnceAlsoIfAnotherThreadIsWritingToAPeerThatDoesNotRead()
      throws IOException {
    try (RawPeer peer = open("brief")) {
      order("fill");
      awaitNoProgress();
      order("closeAsync 4000 enough");
      expectReturnAndOutcome(UNANSWERED.formatted("0.25"));
      peer.cut();
    }
  }

  /** Until the same is told again and again. */
  private void awaitNoProgress() throws IOException {
    String filled = ask("get filled");
    for (int same = 0; same < 200; same++) {
      String now = ask("get filled");
      if (!now.equals(filled)) {
        filled = now;
        same = 0;
      }
    }
  }
}
