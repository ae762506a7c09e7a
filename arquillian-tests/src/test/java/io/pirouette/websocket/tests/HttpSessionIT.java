// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.app.auth.HeaderLogin;
import io.pirouette.websocket.app.httpsession.HeldUpgrade;
import io.pirouette.websocket.fixture.AtOnce;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Jakarta WebSocket section 7.2: a connection of a user does not outlive the user's session. */
@ExtendWith(ArquillianExtension.class)
@Tag("war")
@Tag("T48")
class HttpSessionIT {

  private static final int VIOLATED_POLICY = 1008;

  private final HttpClient browser = HttpClient.newHttpClient();

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.application("sessions.war", HeldUpgrade.class)
        .addClasses(HeaderLogin.class, HeaderLogin.class.getDeclaredClasses()[0]);
  }

  @Test
  void theEndOfTheSessionEndsTheConnectionsOfItsUserAndNoOthers() throws Exception {
    String session = ask("begin", "");
    String other = ask("begin", "");
    try (RawPeer ended = open(session, "X-Login: alice");
        RawPeer anonymous = open(session, "X-Nothing: here");
        RawPeer spared = open(other, "X-Login: bob")) {
      assertEquals("ended", ask("end", session));
      expectPolicyClose(ended);
      assertTalks(spared);
      assertTalks(anonymous);
    }
  }

  @Test
  void anotherIdOfTheSessionEndsTheConnectionsOfItsUser() throws Exception {
    String session = ask("begin", "");
    try (RawPeer ended = open(session, "X-Login: alice")) {
      String renamed = ask("rename", session);
      expectPolicyClose(ended);
      try (RawPeer next = open(renamed, "X-Login: alice")) {
        assertTalks(next);
      }
    }
  }

  @Test
  void anUpgradeWhileTheSessionEndsDoesNotOutliveIt() throws Exception {
    String session = ask("begin", "");
    assertEquals("held", ask("hold", session));
    AtOnce.run(
        2,
        number -> {
          if (number == 0) {
            assertEquals("ended", ask("end", session));
          } else {
            openWhileItEnds(session);
          }
        });
  }

  private void openWhileItEnds(String session) throws Exception {
    assertEquals("ending", ask("ending", ""));
    try (RawPeer peer = connect(session, "X-Login: alice")) {
      assertEquals("gone on", ask("go-on", ""));
      expectPolicyClose(peer);
    }
  }

  private RawPeer open(String session, String login) throws IOException {
    RawPeer peer = connect(session, login);
    assertTalks(peer);
    return peer;
  }

  private RawPeer connect(String session, String login) throws IOException {
    URI uri = Archives.at(base, "held");
    return RawPeer.open(uri, Handshake.of(uri).with("Cookie: JSESSIONID=" + session).with(login));
  }

  private static void assertTalks(RawPeer peer) throws IOException {
    peer.sendText("still there");
    peer.expectText("still there");
  }

  private static void expectPolicyClose(RawPeer peer) throws IOException {
    Frame close = peer.next();
    assertEquals(Frame.CLOSE, close.opcode());
    assertEquals(VIOLATED_POLICY, ByteBuffer.wrap(close.payload()).getChar());
    peer.answerClose(VIOLATED_POLICY);
  }

  private String ask(String what, String session) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + "session/" + what))
            .header("Cookie", "JSESSIONID=" + session)
            .build();
    return browser.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
