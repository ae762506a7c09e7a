// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Loopback.at;
import static io.pirouette.websocket.listener.Loopback.listener;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Dispatch;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.RawPeer;
import io.pirouette.websocket.listener.CapturedLog.Line;
import io.pirouette.websocket.listener.LoggedTalk.Peer;
import io.pirouette.websocket.listener.LoggedTalk.Silent;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.logging.Level;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which line is written for a failure, at which level. */
class FailureLogTest {

  static class Failing extends Silent {
    Failing(BlockingQueue<String> ids) {
      super(ids);
    }

    public String onTextMessage(Caller caller, String text) {
      switch (text) {
        case "fail" -> throw new WebSocketException("as told");
        case "crash" -> throw new IllegalStateException("as told");
        case "hide" -> throw new Unspeakable();
        case "close" -> caller.close();
        default -> {}
      }
      return text;
    }
  }

  /** An exception that cannot be shown. */
  static class Unspeakable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new UnsupportedOperationException("no message");
    }
  }

  private static void assertShows(Line line, String message, String failure) {
    assertEquals(message, line.message(), line::toString);
    assertTrue(line.stackTrace().startsWith(failure), line::toString);
    assertTrue(line.stackTrace().contains("\tat "), line::toString);
  }

  @ParameterizedTest
  @EnumSource(Dispatch.class)
  @Tag("LOG-03")
  void whatAMethodThrowsIsAnErrorWithItsStackTrace(Dispatch dispatch) throws Exception {
    LoggedTalk talk =
        LoggedTalk.of(
            dispatch,
            Failing::new,
            (peer, log) -> {
              peer.sendText("crash");
              peer.expectClose(1011, "Unexpected condition");
            });
    Line line = talk.only(Level.SEVERE);
    assertShows(
        line,
        "A remote method failed (connection " + talk.id() + ")",
        "java.lang.IllegalStateException: as told");
    assertTrue(line.contains("FailureLogTest$Failing.onTextMessage(FailureLogTest.java:"));
  }

  @ParameterizedTest
  @EnumSource(Dispatch.class)
  @Tag("LOG-03")
  void soIsAnErrorThatLeavesTheConnectionOpen(Dispatch dispatch) throws Exception {
    LoggedTalk talk =
        LoggedTalk.of(
            dispatch,
            Failing::new,
            (peer, log) -> {
              peer.sendText("fail");
              peer.sendText("hello");
              peer.expectText("hello");
            });
    assertShows(
        talk.only(Level.SEVERE),
        "A remote method failed (connection " + talk.id() + ")",
        "io.pirouette.websocket.error.WebSocketException: as told");
  }

  static class BytesOnly extends Silent {
    BytesOnly(BlockingQueue<String> ids) {
      super(ids);
    }

    public void onMessage(byte[] data) {}
  }

  @ParameterizedTest
  @EnumSource(Dispatch.class)
  @Tag("LOG-01")
  void aMessageThatCannotBeBoundIsAnError(Dispatch dispatch) throws Exception {
    LoggedTalk talk =
        LoggedTalk.of(
            dispatch,
            BytesOnly::new,
            (peer, log) -> {
              peer.sendText("hello");
              peer.expectClose(1003, "data binding failed: malformed JSON at line 1, column 1");
            });
    assertShows(
        talk.only(Level.SEVERE),
        "Message refused (connection " + talk.id() + ")",
        "io.pirouette.websocket.error.PayloadBindingException: data binding failed: ");
  }

  static class Hearing extends Failing {
    Hearing(BlockingQueue<String> ids) {
      super(ids);
    }

    public void onError(Throwable error) {}
  }

  @ParameterizedTest
  @EnumSource(Dispatch.class)
  @Tag("LOG-05")
  void aReplyThatCannotBeSentIsAWarningIfThereIsNoOnError(Dispatch dispatch) throws Exception {
    Peer closedByService =
        (peer, log) -> {
          peer.sendText("close");
          peer.expectClose(1000, "");
        };
    LoggedTalk talk = LoggedTalk.of(dispatch, Failing::new, closedByService);
    assertEquals(
        "Error occurred when sending a reply (connection "
            + talk.id()
            + "): Close frame already sent. Cannot push text data!",
        talk.only(Level.WARNING).message());
    LoggedTalk heard = LoggedTalk.of(dispatch, Hearing::new, closedByService);
    assertTrue(
        heard.lines().stream().allMatch(line -> line.level() == Level.FINE),
        heard.lines()::toString);
  }

  @ParameterizedTest
  @EnumSource(Dispatch.class)
  @Tag("LOG-03")
  void anExceptionThatCannotBeShownIsAFailureLikeAnyOther(Dispatch dispatch) throws Exception {
    LoggedTalk talk =
        LoggedTalk.of(
            dispatch,
            Failing::new,
            (peer, log) -> {
              peer.sendText("hide");
              peer.expectClose(1011, "Unexpected condition");
            });
    assertShows(
        talk.only(Level.SEVERE),
        "A remote method failed (connection " + talk.id() + ")",
        Unspeakable.class.getName());
  }

  @ParameterizedTest
  @EnumSource(Dispatch.class)
  @Tag("LOG-04")
  void aFailureThatNobodyExpectsClosesTheConnection(Dispatch dispatch) throws Exception {
    LoggedTalk talk =
        LoggedTalk.of(
            dispatch,
            Failing::new,
            (peer, log) -> {
              log.failAt("A remote method failed");
              peer.sendText("crash");
              peer.expectClose(1011, "Encountered an unexpected condition");
            });
    String expected = "Unexpected error (connection " + talk.id() + ")";
    assertShows(
        talk.lines().stream().filter(line -> line.message().equals(expected)).findFirst().get(),
        expected,
        "java.lang.LinkageError: broken handler");
  }

  static class Unfinished implements UpgradeService {
    @Get
    public Service upgrade() {
      return new Service() {
        public void onTekstMessage(String text) {}
      };
    }
  }

  static class Refusing implements UpgradeService {
    @Get
    public Service upgrade() {
      throw new IllegalStateException("as told");
    }
  }

  @Test
  @Tag("LOG-06")
  void anUpgradeThatFailsIsAnError() throws Exception {
    assertShows(
        lineOfUpgrade(new Refusing()),
        "An upgrade failed",
        "java.lang.IllegalStateException: as told");
  }

  @Test
  @Tag("LOG-06")
  @Tag("CMP-05")
  void soIsOneThatHandsOutAClassWithMistakes() throws Exception {
    Line line = lineOfUpgrade(new Unfinished());
    assertShows(
        line,
        "An upgrade failed",
        "io.pirouette.websocket.error.ServiceDefinitionException: 1 finding(s):");
    assertTrue(line.contains("WEBSOCKET_105 " + Unfinished.class.getName()), line::toString);
  }

  private static Line lineOfUpgrade(UpgradeService service) throws IOException {
    try (CapturedLog log = new CapturedLog();
        Listener listener = listener(0)) {
      listener.attach(service).start();
      URI uri = at(listener, "/");
      assertEquals(500, RawPeer.handshake(uri, Handshake.of(uri)).status());
      List<Line> lines = log.lines();
      assertEquals(1, lines.size(), lines::toString);
      assertEquals(Level.SEVERE, lines.get(0).level());
      return lines.get(0);
    }
  }
}
