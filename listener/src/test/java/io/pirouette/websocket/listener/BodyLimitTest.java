// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.HttpPeer.assertStatus;
import static io.pirouette.websocket.listener.HttpPeer.head;
import static io.pirouette.websocket.listener.HttpPeer.upgrade;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.RequestLimits;
import io.pirouette.websocket.listener.HttpPeer.Answer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 2.1: how large the body of a request may be, to the byte. */
@Tag("LSN-09")
class BodyLimitTest {

  private static final long TEBIBYTE = 1L << 40;

  private static Listener start(long limit) {
    return Echoing.start(
        ListenerConfiguration.builder().requestLimits(new RequestLimits(4_096, 8_192, limit)));
  }

  private static String post(String... lines) {
    return head("POST / HTTP/1.1", List.of("Host: 127.0.0.1"), lines);
  }

  private static String length(long bytes) {
    return "Content-Length: " + bytes;
  }

  private static String chunk(int length) {
    return Integer.toHexString(length) + "\r\n" + "x".repeat(length) + "\r\n";
  }

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

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100_000, 3_000_000})
  void aBodyIsAsLargeAsItMayBeAndNoLarger(int limit) throws IOException {
    try (Listener listener = start(limit)) {
      for (int length : new int[] {limit - 1, limit}) {
        assertStatus(404, listener.port(), post(length(length)) + "x".repeat(length));
      }
      assertRefused(413, listener, post(length(limit + 1L)) + "x".repeat(limit + 1));
      assertRefused(413, listener, upgrade("/", length(limit + 1L)) + "x".repeat(limit + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 100_000, 3_000_000})
  void aBodyOfUnknownLengthIsRefusedIfThereIsALimit(int limit) throws IOException {
    try (Listener listener = start(limit)) {
      String chunked = "Transfer-Encoding: chunked";
      for (int length : new int[] {1, limit + 1}) {
        assertRefused(413, listener, post(chunked) + chunk(length) + "0\r\n\r\n");
        assertRefused(413, listener, upgrade("/", chunked) + chunk(length) + "0\r\n\r\n");
      }
    }
  }

  @Test
  void aBodyThatNeverEndsIsRefused() throws IOException {
    try (Listener listener = start(1_000)) {
      String chunked = "Transfer-Encoding: chunked";
      assertRefused(413, listener, post(chunked) + chunk(10).repeat(101));
      assertRefused(413, listener, post(chunked) + chunk(1_000_000).repeat(4));
    }
  }

  @Test
  void aBodyIsRefusedBeforeItHasCome() throws IOException {
    try (Listener listener = start(10)) {
      assertRefused(413, listener, post(length(11)));
      assertRefused(413, listener, post(length(TEBIBYTE)));
      assertRefused(413, listener, upgrade("/", length(TEBIBYTE)));
      assertRefused(413, listener, post(length(11), "Expect: 100-continue"));
    }
  }

  @Test
  void noBodyAtAllIsWithinALimitOfNothing() throws IOException {
    try (Listener listener = start(0)) {
      assertStatus(101, listener.port(), upgrade("/", length(0)));
      assertStatus(404, listener.port(), post(length(0)));
      assertRefused(413, listener, post(length(1)) + "x");
      assertRefused(413, listener, upgrade("/", length(1)) + "x");
    }
  }

  @Test
  void anUpgradeRequestWithABodyIsRefusedWithinTheLimitToo() throws IOException {
    for (long limit : new long[] {10, RequestLimits.UNLIMITED}) {
      try (Listener listener = start(limit)) {
        assertRefused(400, listener, upgrade("/", length(10)) + "x".repeat(10));
      }
    }
  }

  @Test
  void withoutALimitAnyBodyIsTaken() throws IOException {
    try (Listener listener = start(RequestLimits.UNLIMITED)) {
      assertStatus(404, listener.port(), post(length(5_000_000)) + "x".repeat(5_000_000));
      assertStatus(404, listener.port(), post("Transfer-Encoding: chunked") + chunk(5_000_000));
      assertStatus(400, listener.port(), upgrade("/", "Transfer-Encoding: chunked") + chunk(1));
      // What nobody reads need not have come.
      assertStatus(404, listener.port(), post(length(TEBIBYTE)));
    }
  }
}
