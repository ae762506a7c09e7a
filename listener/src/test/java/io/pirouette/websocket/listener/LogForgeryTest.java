// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Loopback.at;
import static io.pirouette.websocket.listener.Loopback.listener;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.RawPeer;
import io.pirouette.websocket.listener.CapturedLog.Line;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No text of a peer's makes a line of the log, or changes how one looks. */
@Tag("T44")
class LogForgeryTest {

  /** Ends a line in several ways, colours, turns round, hides, and asks for more than is there. */
  private static final String FORGED =
      "eve\r\nSEVERE: forged\u000b\f\0\b\u001b[31m\u007f\u0085\u009b1m\u00ad\u200b\u2028\u2029\u202e"
          + "\u2066\ufeff\udb40\udc01${jndi:ldap:x}{0}%n%s";

  private static final String LITERAL = "${jndi:ldap:x}{0}%n%s";

  private static final String ESCAPED =
      "eve\\u000d\\u000aSEVERE: forged\\u000b\\u000c\\u0000\\u0008\\u001b[31m\\u007f\\u0085\\u009b1m";

  private final CapturedLog log = new CapturedLog();
  private Listener listener;

  @BeforeEach
  void start() {
    listener = listener(0).attach(new Rooms(), "/rooms");
    listener.start();
  }

  @AfterEach
  void stop() {
    listener.close();
    log.close();
  }

  /** Tells in its exceptions what it was told. */
  static class Rooms implements UpgradeService {
    @Get("{user}")
    public Service upgrade(@PathParameter("user") String user) {
      if (user.startsWith("eve")) {
        throw new IllegalArgumentException("no user " + user, new IOException(user));
      }
      return new Room();
    }
  }

  static class Room implements Service {
    public void onTextMessage(String text) {
      WebSocketException failure = new WebSocketException(text);
      failure.addSuppressed(new IllegalStateException(text));
      throw failure;
    }

    public void onClose(String reason) {
      throw new IllegalStateException(reason);
    }
  }

  private void assertHarmless() {
    List<Line> lines = log.lines();
    assertFalse(lines.isEmpty());
    lines.forEach(LogForgeryTest::assertHarmless);
  }

  /** A message is one line; of a stack trace, the lines are the ones that a JVM writes. */
  private static void assertHarmless(Line line) {
    assertVisible(line.message());
    line.stackTrace()
        .lines()
        .skip(1)
        .forEach(
            shown ->
                assertTrue(
                    shown.matches("\\s*(at |Caused by: |Suppressed: |\\.\\.\\. ).*"), shown));
    line.stackTrace().lines().forEach(shown -> assertVisible(shown.strip()));
  }

  private static void assertVisible(String text) {
    assertTrue(text.codePoints().noneMatch(LogForgeryTest::isForging), text);
  }

  private static boolean isForging(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  /** As part of a path; no container takes a zero there. */
  private static String encoded(String text) {
    return URLEncoder.encode(text.replace("\0", ""), StandardCharsets.UTF_8).replace("+", "%20");
  }

  private void handshake(int status, String path, String... headers) throws IOException {
    URI uri = at(listener, "/rooms/" + path);
    Handshake handshake = Handshake.of(uri);
    Stream.of(headers).forEach(handshake::with);
    assertEquals(status, RawPeer.handshake(uri, handshake).status());
  }

  private void assertLogged(Level level, String... texts) {
    List<Line> lines = log.lines().stream().filter(line -> line.level() == level).toList();
    for (String text : texts) {
      assertTrue(
          lines.stream().anyMatch(line -> line.contains(text)), () -> text + " is not in " + lines);
    }
  }

  @Test
  void aUserName() throws IOException {
    handshake(500, encoded(FORGED));
    assertHarmless();
    assertLogged(
        Level.SEVERE,
        "no user " + ESCAPED.replace("\\u0000", ""),
        "Caused by: java.io.IOException: eve\\u000d",
        LITERAL);
  }

  @Test
  void aPath() throws IOException {
    String path = encoded(FORGED) + "/" + encoded(LITERAL);
    handshake(404, path);
    handshake(403, path, "Cookie: a=b", "Origin: https://eve.example");
    assertHarmless();
    assertLogged(Level.WARNING, "/rooms/" + path);
  }

  /** A header has neither line ends nor escape characters, but the rest of Latin-1. */
  @Test
  void anOrigin() throws IOException {
    String origin = "https://eve\u0085\u009b1m\u00ad" + LITERAL;
    handshake(403, "adam", "Cookie: a=b", "Origin: " + origin);
    assertHarmless();
    assertEquals(1, log.messages(Level.WARNING).size(), log.lines()::toString);
  }

  @Test
  void aMessageInAnException() throws Exception {
    try (RawPeer peer = RawPeer.open(at(listener, "/rooms/adam"))) {
      peer.sendText(FORGED);
      log.await(line -> line.level() == Level.SEVERE);
    }
    assertHarmless();
    assertLogged(Level.SEVERE, "WebSocketException: " + ESCAPED, LITERAL);
  }

  @Test
  void aCloseReason() throws Exception {
    String reason = FORGED.substring(0, FORGED.indexOf('$')) + "${jndi:ldap:x}";
    try (RawPeer peer = RawPeer.open(at(listener, "/rooms/adam"))) {
      peer.send(Frame.close(1000, reason));
      assertEquals(Frame.CLOSE, peer.next().opcode());
      peer.expectEnd();
      log.await(line -> line.level() == Level.SEVERE);
    }
    assertHarmless();
    assertLogged(Level.SEVERE, "IllegalStateException: " + ESCAPED, "${jndi:ldap:x}");
  }

  @Test
  void aFrameThatIsNone() throws Exception {
    try (RawPeer peer = RawPeer.open(at(listener, "/rooms/adam"))) {
      peer.send(new Frame(true, 0, 7, FORGED.getBytes(StandardCharsets.UTF_8)));
      assertEquals(Frame.CLOSE, peer.next().opcode());
      peer.expectEnd();
    }
    assertHarmless();
  }
}
