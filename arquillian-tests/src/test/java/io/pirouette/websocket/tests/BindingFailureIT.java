// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.app.binding.BindingUpgrade;
import io.pirouette.websocket.app.reporting.RecorderUpgrade;
import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.util.HexFormat;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows when a message cannot become what a method declares (section 3.2.1). */
class BindingFailureIT extends BindingApplication {

  private static final String GOOD = "{\"id\":\"a\",\"quantity\":1}";
  private static final String ANSWER = "Order[id=a, quantity=1]";
  private static final String BAD = "{\"id\":\"a\"}";
  private static final String PROBLEM = "data binding failed: $.quantity is missing";
  private static final String ERROR = "PayloadBindingException: " + PROBLEM;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.applicationWithJson("binding.war", BindingUpgrade.class)
        .addPackage(RecorderUpgrade.class.getPackage())
        .addAsLibraries(Archives.nullness());
  }

  @ParameterizedTest
  @ValueSource(strings = {"binding", "offloaded"})
  @Tag("DBF-01")
  @Tag("DBF-04")
  @Tag("DBF-07")
  void theConnectionIsClosedAndOnErrorIsToldOnce(String path) throws IOException {
    for (Frame frame : bothKinds(BAD)) {
      try (RawPeer peer = openAt(path, "order")) {
        peer.sendText(GOOD);
        peer.expectText(ANSWER);
        peer.send(frame);
        peer.expectClose(1003, PROBLEM);
      }
      events.expect("onError " + ERROR);
      try (RawPeer next = openAt(path, "order")) {
        next.sendText(GOOD);
        next.expectText(ANSWER);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"binding", "offloaded"})
  @Tag("DBF-01")
  void withoutOnErrorTheConnectionIsClosedAllTheSame(String path) throws IOException {
    for (Frame frame : bothKinds(BAD)) {
      try (RawPeer peer = openAt(path, "silent")) {
        peer.sendText(GOOD);
        peer.expectText(ANSWER);
        peer.send(frame);
        peer.expectClose(1003, PROBLEM);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"binding", "offloaded"})
  @Tag("DBF-01")
  void theConnectionEndsAlsoIfThePeerDoesNotAnswer(String path) throws IOException {
    try (RawPeer peer = openAt(path, "order")) {
      peer.sendText(BAD);
      peer.expect(Frame.close(1003, PROBLEM));
      // Long before a peer's close frame would be waited for in vain.
      peer.expectEnd();
    }
    events.expect("onError " + ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"binding", "offloaded"})
  @Tag("DBF-01")
  void nothingThatComesAfterIsDelivered(String path) throws IOException {
    try (RawPeer peer = openAt(path, "order")) {
      peer.sendAll(Frame.text(BAD), Frame.text(GOOD), Frame.text(BAD));
      peer.expect(Frame.close(1003, PROBLEM));
      peer.cut();
    }
    events.expect("onError " + ERROR);
  }

  /** Two names within each other, the second of them twice. */
  private static String twice(String outer, String inner) {
    return "{\"%s\":{\"%s\":1,\"%s\":2}}".formatted(outer, inner, inner);
  }

  @ParameterizedTest
  @CsvSource({
    "x, 64, 64",
    "\u00e4, 32, 32",
    "\u00e4, 64, 64",
    "\u6c34, 20, 20",
    "\u6c34, 64, 64",
    "\ud83d\ude00, 15, 15",
    "\ud83d\ude00, 32, 32"
  })
  @Tag("DBF-02")
  void aLongDetailIsCutInWholeCharacters(String character, int outer, int inner)
      throws IOException {
    for (String more : new String[] {"", "y", "yy", "yyy"}) {
      String first = character.repeat(outer - more.length()) + more;
      String second = character.repeat(inner);
      expectRefusal("json", twice(first, second), "$." + first + "." + second + " is there twice");
    }
  }

  @Test
  @Tag("DBF-02")
  void aDetailOfAHundredCharactersIsNotCut() throws IOException {
    String detail = "$." + "x".repeat(41) + "." + "y".repeat(41) + " is there twice";
    try (RawPeer peer = open("json")) {
      peer.sendText(twice("x".repeat(41), "y".repeat(41)));
      peer.expectClose(1003, "data binding failed: " + detail);
    }
    events.expect("onError PayloadBindingException: data binding failed: " + detail);
    try (RawPeer peer = open("json")) {
      peer.sendText(twice("x".repeat(41), "y".repeat(42)));
      peer.expectClose(
          1003, "data binding failed: $." + "x".repeat(41) + "." + "y".repeat(36) + "...");
    }
    events.expect(
        "onError PayloadBindingException: data binding failed: " + detail.replace("y ", "yy "));
  }

  @Test
  @Tag("DBF-02")
  void aNameOfAnyLengthDoesNoHarm() throws IOException {
    expectRefusal("ticket", "{\"id\":\"a\",\"" + "x".repeat(1_000_000) + "\":1}", "$.");
    expectRefusal("json", twice("x".repeat(1_000_000), "y"), "$.");
  }

  @ParameterizedTest
  @CsvSource({
    "binding, handled",
    "binding, handled-by-kind",
    "offloaded, handled",
    "offloaded, handled-by-kind"
  })
  @Tag("DBF-05")
  @Tag("DBF-06")
  @Tag("DBF-09")
  void theErrorMethodIsToldInsteadAndTheNextMessageIsBoundOnItsOwn(String path, String kind)
      throws IOException {
    try (RawPeer peer = openAt(path, kind)) {
      for (int i = 0; i < 3; i++) {
        peer.sendText(BAD);
        events.expect("onMessageError true " + ERROR);
        peer.sendText("{\"id\":");
        String error = events.next();
        assertTrue(
            error.startsWith(
                "onMessageError true PayloadBindingException: data binding failed: malformed JSON"),
            error);
        peer.sendAll(Frame.text(BAD), Frame.text(GOOD), Frame.text(BAD));
        peer.expectText(ANSWER);
        events.expect("onMessageError true " + ERROR, "onMessageError true " + ERROR);
        peer.sendBinary(GOOD.getBytes(UTF_8));
        peer.expectText(ANSWER);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"binding", "offloaded"})
  @Tag("DBF-06")
  void aBinaryMessageNeverUsesTheErrorMethod(String path) throws IOException {
    try (RawPeer peer = openAt(path, "handled")) {
      peer.sendText(BAD);
      events.expect("onMessageError true " + ERROR);
      peer.sendBinary(BAD.getBytes(UTF_8));
      peer.expectClose(1003, PROBLEM);
    }
    events.expect("onError " + ERROR);
    try (RawPeer peer = openAt(path, "handled")) {
      peer.sendBinary(new byte[] {'"', (byte) 0xff});
      peer.expectClose(1003, "data binding failed: the bytes are not UTF-8");
    }
    events.expect("onError PayloadBindingException: data binding failed: the bytes are not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"binding", "offloaded"})
  @Tag("DBF-05")
  void theErrorMethodMayCloseTheConnection(String path) throws IOException {
    try (RawPeer peer = openAt(path, "closing")) {
      peer.sendText(BAD);
      peer.expectClose(1008, "orders only");
    }
    events.expect("onMessageError " + ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"binding", "offloaded"})
  @Tag("DBF-05")
  @Tag("RET-08")
  void anErrorMethodThatThrowsAWebSocketExceptionLeavesTheConnectionOpen(String path)
      throws IOException {
    try (RawPeer peer = openAt(path, "failing")) {
      peer.sendText(BAD);
      peer.sendText(GOOD);
      peer.expectText(ANSWER);
    }
    events.expect("onMessageError " + ERROR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"binding", "offloaded"})
  @Tag("DBF-05")
  @Tag("RET-09")
  void anErrorMethodThatThrowsAnythingElseClosesTheConnection(String path) throws IOException {
    try (RawPeer peer = openAt(path, "crashing")) {
      peer.sendText(BAD);
      peer.expectClose(1011, "Unexpected condition");
    }
    events.expect("onMessageError " + ERROR, "onError IllegalStateException: a secret");
  }

  @Test
  @Tag("DBF-08")
  void aClientThatIsReadingIsToldWhy() {
    String uri = Archives.at(base, "binding/silent/x").toString();
    try (Client client = Client.connect(uri)) {
      client.writeTextMessage(BAD);
      ConnectionClosureException closure =
          assertThrows(ConnectionClosureException.class, client::readTextMessage);
      assertEquals(PROBLEM + ": Status code: 1003", closure.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"string", "color", "json", "order", "object", "document", "shape"})
  @Tag("MSG-04")
  void bytesThatAreNotUtf8(String kind) throws IOException {
    for (String hex : new String[] {"22ff22", "c080", "eda080", "f4908080", "22c3", "e282"}) {
      byte[] bytes = HexFormat.of().parseHex(hex);
      expectRefusal("binding", kind, Frame.binary(bytes), "the bytes are not UTF-8");
    }
  }
}
