// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static io.pirouette.websocket.tests.WholeAnswer.frame;
import static io.pirouette.websocket.tests.WholeAnswer.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.app.smuggling.CollectingUpgrade;
import io.pirouette.websocket.container.Engine;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.HttpAnswer;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows an upgrade request is frames, or nothing: never a body, never another request. */
@ExtendWith(ArquillianExtension.class)
@Tag("T5")
class SmugglingIT {

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.application("smuggling.war", CollectingUpgrade.class);
  }

  private URI collecting() {
    return Archives.at(base, "collecting");
  }

  private int asked() throws IOException {
    try (RawPeer peer = RawPeer.open(Archives.at(base, "asked"))) {
      return Integer.parseInt(peer.nextText());
    }
  }

  /** One answer, which is a refusal, and the end. */
  private void expectOneRefusal(String sent, int asked) throws IOException {
    int before = asked();
    WholeAnswer answer = WholeAnswer.to(collecting(), sent);
    assertEquals(1, answer.statuses().size(), answer::text);
    assertTrue(List.of("400", "403", "501").contains(answer.statuses().get(0)), answer::text);
    assertEquals(before + asked, asked());
  }

  @Test
  void aBodyOfKnownLengthIsNeverTakenForFramesOrForARequest() throws IOException {
    String smuggled = request(collecting());
    for (String body : List.of("hello", frame("end"), smuggled, smuggled + frame("end"))) {
      String length = "Content-Length: " + body.length();
      expectOneRefusal(request(collecting(), length) + body, 0);
      expectOneRefusal(request(collecting(), length) + body + smuggled, 0);
      expectOneRefusal(request(collecting(), "Content-Length: 1") + body, 0);
    }
  }

  @Test
  void aChunkedBodyIsNeverTakenForFramesOrForARequest() throws IOException {
    String smuggled = request(collecting());
    String chunks = Integer.toHexString(smuggled.length()) + "\r\n" + smuggled + "\r\n0\r\n\r\n";
    for (String body : List.of("5\r\nhello\r\n0\r\n\r\n", "0\r\n\r\n", chunks, smuggled)) {
      expectOneRefusal(request(collecting(), "Transfer-Encoding: chunked") + body, 0);
      expectOneRefusal(request(collecting(), "Transfer-Encoding: chunked") + body + smuggled, 0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5|Transfer-Encoding: chunked",
        "Transfer-Encoding: chunked|Content-Length: 0",
        "Content-Length: 0|Content-Length: 5",
        "Content-Length: 5|Content-Length: 0",
        "Content-Length: 0, 5",
        "Content-Length: -5",
        "Content-Length: +5",
        "Content-Length: 0x5",
        "Content-Length: 99999999999999999999",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked|Transfer-Encoding: identity"
      })
  void anAmbiguousLengthIsRefused(String headers) throws IOException {
    String sent = request(collecting(), headers.split("\\|")) + "0\r\n\r\n" + request(collecting());
    expectOneRefusal(sent, 0);
  }

  @Test
  void whatFollowsARefusedUpgradeIsNotRead() throws IOException {
    URI refused = Archives.at(base, "collecting?refuse");
    // On Payara nothing may follow an upgrade request, so the service is not even asked.
    int asked = Engine.current().isPayara() ? 0 : 1;
    expectOneRefusal(request(refused) + request(collecting()), asked);
    expectOneRefusal(request(refused) + frame("end") + request(collecting()), asked);
    expectOneRefusal(request(refused, "Content-Length: 0") + request(collecting()), asked);
  }

  @Test
  void whatFollowsAnAcceptedUpgradeIsNoRequest() throws IOException {
    int before = asked();
    WholeAnswer answer =
        WholeAnswer.to(collecting(), request(collecting()) + request(collecting()));
    if (Engine.current().isPayara()) {
      assertEquals(List.of("400"), answer.statuses(), answer::text);
      assertEquals(before, asked());
    } else {
      assertEquals(List.of("101"), answer.statuses(), answer::text);
      // A frame that begins with a G has reserved bits set: 1002.
      assertTrue(answer.text().contains("\r\n\r\n\u0088"), answer::text);
      assertTrue(answer.text().contains("\u0003\u00ea"), answer::text);
      assertEquals(before + 1, asked());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Nothing: at all", "Content-Length: 0"})
  void framesSentWithTheRequestComeAfterOnOpenInOrder(String line) throws IOException {
    String early = frame("one") + frame("two") + frame("three") + frame("end");
    HttpAnswer answer =
        RawPeer.handshakeWithFrame(
            collecting(), Handshake.of(collecting()).with(line), early, "open one two three end");
    assertEquals(Engine.current().isPayara() ? 400 : 101, answer.status());
    assertFalse(answer.body().contains("three"));
  }
}
