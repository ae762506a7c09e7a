// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.app.relay.RelayUpgrade;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawPeer;
import io.pirouette.websocket.fixture.RawServer;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.Random;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Specification section 4: a client inside an application, which serves at the same time. */
@ExtendWith(ArquillianExtension.class)
class RelayIT {

  private static final int MIB = 1024 * 1024;

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.applicationWithClients("relay.war", RelayUpgrade.class);
  }

  private RawPeer relayTo(URI server) throws IOException {
    return RawPeer.open(Archives.at(base, "relay?" + server));
  }

  @Test
  void aServiceAnswersWithWhatAnotherServerHasSaid() throws IOException {
    try (RawServer server = RawServer.start();
        RawPeer peer = relayTo(server.uri("/other"))) {
      peer.sendText("a question");
      RawConnection other = server.accept();
      assertEquals("/other", other.open().target());
      other.expectText("a question");
      other.sendText("an answer");
      peer.expectText("an answer");
      peer.sendText("another question");
      other.expectText("another question");
      other.sendText("another answer");
      peer.expectText("another answer");
      peer.send(Frame.close(1000, ""));
      other.expectClose(1000, "");
      peer.expect(Frame.close(1000, ""));
      peer.expectEnd();
    }
  }

  @Test
  void aServiceSpeaksToAnotherOneOfItsApplication() throws IOException {
    try (RawPeer peer = relayTo(Archives.at(base, "echo"))) {
      peer.sendText("hello");
      peer.expectText("echo hello");
      peer.sendBinary(new byte[] {0, 1, -1});
      peer.expect(Frame.binary(new byte[] {0, 1, -1}));
    }
  }

  @Test
  void aMessageGoesThroughARelayOfARelay() throws IOException {
    URI relay = Archives.at(base, "relay?" + Archives.at(base, "echo"));
    try (RawPeer peer = relayTo(relay)) {
      peer.sendText("hello");
      peer.expectText("echo hello");
    }
  }

  @Test
  void aMebibyteIsPassedOnAndComesBack() throws IOException {
    byte[] data = new byte[MIB];
    new Random(7).nextBytes(data);
    String text = "aä€😀-x".repeat(MIB / 12);
    try (RawPeer peer = relayTo(Archives.at(base, "echo"))) {
      peer.sendFragments(Frame.BINARY, data, 60_001);
      peer.expectMessage(Frame.BINARY, data);
      peer.sendFragments(Frame.TEXT, text.getBytes(UTF_8), 60_001);
      peer.expectMessage(Frame.TEXT, ("echo " + text).getBytes(UTF_8));
    }
  }

  @Test
  void aServerThatIsNotThereIsAnErrorThatTheServiceCatches() throws IOException {
    RawServer server = RawServer.start();
    URI gone = server.uri("/");
    server.close();
    try (RawPeer peer = relayTo(gone)) {
      peer.sendText("hello");
      peer.expectText(
          "ConnectionException IO Error (connect %s: Connection refused)"
              .formatted(gone.getAuthority()));
    }
  }

  @Test
  void theCloseOfTheOtherServerIsAnErrorThatTheServiceCatches() throws IOException {
    try (RawServer server = RawServer.start();
        RawPeer peer = relayTo(server.uri("/"))) {
      peer.sendText("hello");
      try (RawConnection other = server.accept()) {
        other.open();
        other.expectText("hello");
        other.send(Frame.close(4001, "not now"));
        other.expect(Frame.close(4001, ""));
        other.halfClose();
        other.expectEnd();
      }
      peer.expectText("ConnectionClosureException not now: Status code: 4001");
    }
  }
}
