// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.HttpPeer.assertStatus;
import static io.pirouette.websocket.listener.HttpPeer.page;
import static io.pirouette.websocket.listener.HttpPeer.upgrade;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.RequestLimits;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import io.pirouette.websocket.listener.HttpPeer.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 2.1: how large a request line and headers may be, to the byte. */
class RequestLimitsTest {

  private static final int MEBIBYTE = 1 << 20;

  /** The bytes that count of the headers of an upgrade request, and of another one. */
  private static final int UPGRADE_HEADERS = counted(upgrade("/"));

  private static final int PAGE_HEADERS = counted(page("/"));

  private static Listener start(RequestLimits limits) {
    return Echoing.start(ListenerConfiguration.builder().requestLimits(limits));
  }

  private static int counted(String head) {
    return head.lines()
        .skip(1)
        .filter(line -> !line.isEmpty())
        .mapToInt(line -> line.length() - ": ".length() + 2)
        .sum();
  }

  /** Expects a refusal, after which the connection is over, but not the listener. */
  private static void assertRefused(int status, Listener listener, String request)
      throws IOException {
    try (HttpPeer peer = HttpPeer.connect(listener.port())) {
      Answer answer = peer.ask(request);
      assertEquals(status, answer.status(), answer::toString);
      assertTrue(answer.closes(), answer::toString);
      peer.expectEnd();
    }
    assertStatus(101, listener.port(), upgrade("/"));
  }

  /** A target of a length. */
  private static String target(int length) {
    return "/a?" + "x".repeat(length - 3);
  }

  /** A header line that counts for so many bytes. */
  private static String line(int size) {
    return "X: " + "x".repeat(size - 3);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 4_096, 16_384, 200_000, MEBIBYTE})
  @Tag("LSN-07")
  void aRequestTargetIsAsLongAsItMayBeAndNoLonger(int limit) throws IOException {
    try (Listener listener = start(new RequestLimits(limit, 8_192, -1))) {
      int port = listener.port();
      for (int length : new int[] {limit - 1, limit}) {
        assertStatus(101, port, upgrade(target(length)));
        assertStatus(404, port, page(target(length)));
      }
      assertRefused(414, listener, upgrade(target(limit + 1)));
      assertRefused(414, listener, page(target(limit + 1)));
    }
  }

  @Test
  @Tag("LSN-07")
  void aRequestTargetIsCountedAsItStandsThere() throws IOException {
    try (Listener listener = start(new RequestLimits(20, 8_192, -1))) {
      assertStatus(101, listener.port(), upgrade("/a?%41%41%41%41%4100"));
      assertRefused(414, listener, upgrade("/a?%41%41%41%41%41000"));
      assertRefused(414, listener, upgrade("/" + "x".repeat(20)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 8_192, 16_384, 200_000, MEBIBYTE})
  @Tag("LSN-08")
  void headersAreAsLargeAsTheyMayBeAndNoLarger(int limit) throws IOException {
    try (Listener listener = start(new RequestLimits(4_096, limit, -1))) {
      int port = listener.port();
      for (int size : new int[] {limit - 1, limit}) {
        assertStatus(101, port, upgrade("/", line(size - UPGRADE_HEADERS)));
        assertStatus(404, port, page("/", line(size - PAGE_HEADERS)));
      }
      assertRefused(431, listener, upgrade("/", line(limit + 1 - UPGRADE_HEADERS)));
      assertRefused(431, listener, page("/", line(limit + 1 - PAGE_HEADERS)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 8_192, 16_384})
  @Tag("LSN-08")
  void manySmallHeadersCountLikeALargeOne(int limit) throws IOException {
    try (Listener listener = start(new RequestLimits(4_096, limit, -1))) {
      String[] lines = new String[20];
      int left = limit - UPGRADE_HEADERS;
      for (int i = 0; i < lines.length; i++) {
        int size = left / (lines.length - i);
        lines[i] = line(size);
        left -= size;
      }
      assertStatus(101, listener.port(), upgrade("/", lines));
      lines[7] += "x";
      assertRefused(431, listener, upgrade("/", lines));
    }
  }

  @Test
  @Tag("LSN-08")
  void aHundredHeadersAreTakenAndNoMore() throws IOException {
    try (Listener listener = start(RequestLimits.DEFAULT)) {
      assertStatus(101, listener.port(), upgrade("/", lines(100 - 5)));
      assertStatus(404, listener.port(), page("/", lines(100 - 1)));
      assertRefused(431, listener, upgrade("/", lines(101 - 5)));
      assertRefused(431, listener, page("/", lines(101 - 1)));
      assertRefused(431, listener, upgrade("/", lines(200)));
      assertRefused(431, listener, page("/", lines(20_000)));
    }
  }

  private static String[] lines(int count) {
    return IntStream.range(0, count).mapToObj(i -> "X-" + i + ": x").toArray(String[]::new);
  }

  @Test
  @Tag("LSN-07")
  @Tag("LSN-08")
  void theTargetAndTheHeadersMayBothBeAsLargeAsTheyMayBe() throws IOException {
    RequestLimits large = new RequestLimits(MEBIBYTE, MEBIBYTE, -1);
    for (RequestLimits limits : new RequestLimits[] {RequestLimits.DEFAULT, large}) {
      try (Listener listener = start(limits)) {
        String line = line(limits.maxHeaderSize() - UPGRADE_HEADERS);
        String target = target(limits.maxUriLength());
        assertStatus(101, listener.port(), upgrade(target, line));
        assertRefused(414, listener, upgrade(target + "x", line));
        assertRefused(431, listener, upgrade(target, line + "x"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 4_096, 100_000})
  @Tag("LSN-07")
  @Tag("T35")
  void aTargetOfAMebibyteIsRefusedLikeOneThatIsATrifleTooLong(int limit) throws IOException {
    try (Listener listener = start(new RequestLimits(limit, 8_192, -1))) {
      assertRefused(414, listener, upgrade(target(MEBIBYTE)));
      assertRefused(414, listener, page(target(MEBIBYTE)));
      // One that never ends.
      assertRefused(414, listener, "GET " + target(MEBIBYTE));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 8_192, 100_000})
  @Tag("LSN-08")
  @Tag("T35")
  void headersOfAMebibyteAreRefusedLikeThoseThatAreATrifleTooLarge(int limit) throws IOException {
    try (Listener listener = start(new RequestLimits(4_096, limit, -1))) {
      assertRefused(431, listener, upgrade("/", line(MEBIBYTE)));
      assertRefused(431, listener, page("/", line(MEBIBYTE)));
      assertRefused(431, listener, page("/", "X".repeat(MEBIBYTE) + ": x"));
      // One that never ends.
      assertRefused(431, listener, page("/").trim() + "\r\n" + line(MEBIBYTE));
    }
  }

  @Test
  @Tag("LSN-07")
  @Tag("LSN-08")
  void aRequestBehindOthersIsHeldToTheLimitsToo() throws IOException {
    try (Listener listener = start(RequestLimits.DEFAULT)) {
      try (HttpPeer peer = HttpPeer.connect(listener.port())) {
        peer.send(page("/").repeat(3) + page("/", line(9_000)));
        for (int i = 0; i < 3; i++) {
          assertEquals(404, peer.answer().status());
        }
        assertEquals(431, peer.answer().status());
        peer.expectEnd();
      }
      try (HttpPeer peer = HttpPeer.connect(listener.port())) {
        assertEquals(404, peer.ask(page(target(4_096))).status());
        assertEquals(414, peer.ask(page(target(4_097))).status());
        peer.expectEnd();
      }
    }
  }

  @Test
  @Tag("LSN-09")
  void theLimitsOfRequestsAreNoneOfMessages() throws IOException {
    try (Listener listener = start(new RequestLimits(20, 400, 0));
        RawPeer peer = RawPeer.open(Loopback.at(listener, "/"))) {
      String text = "x".repeat(60_000);
      peer.sendText(text);
      peer.expectMessage(Frame.TEXT, text.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
