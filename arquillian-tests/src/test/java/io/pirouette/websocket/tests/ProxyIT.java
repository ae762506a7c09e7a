// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import io.pirouette.websocket.app.proxy.ProxyUpgrade;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawPeer;
import io.pirouette.websocket.fixture.RawServer;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The proxy: each peer has a connection of its own to the target. */
@ExtendWith(ArquillianExtension.class)
@Tag("SMP-03")
class ProxyIT {

  private static final int PEERS = 20;

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.applicationWithClients("proxy.war", ProxyUpgrade.class);
  }

  private RawPeer openTo(URI target) throws IOException {
    return RawPeer.open(Archives.at(base, "proxy?target=" + target));
  }

  @Test
  void eachMessageGoesToTheTargetAndOneReplyComesBack() throws IOException {
    try (RawServer server = RawServer.start();
        RawPeer peer = openTo(server.uri("/target"))) {
      RawConnection target = server.accept();
      target.open();
      peer.sendText("a question");
      target.expectText("a question");
      target.sendText("an answer");
      peer.expectText("an answer");
      peer.sendBinary(new byte[] {1, 2});
      target.expect(Frame.binary(new byte[] {1, 2}));
      target.sendBinary(new byte[] {3});
      peer.expect(Frame.binary(new byte[] {3}));
      peer.send(Frame.close(1000, ""));
      target.expectClose(1000, "");
      peer.expect(Frame.close(1000, ""));
      peer.expectEnd();
    }
  }

  @Test
  void manyPeersSpeakThroughItToAServiceOfTheSameApplication() throws IOException {
    List<RawPeer> peers = new ArrayList<>();
    for (int i = 0; i < PEERS; i++) {
      peers.add(openTo(Archives.at(base, "echo")));
      peers.get(i).sendText("first of " + i);
      peers.get(i).sendText("second of " + i);
      peers.get(i).sendBinary(new byte[] {(byte) i});
    }
    for (int i = 0; i < PEERS; i++) {
      peers.get(i).expectText("echo first of " + i);
      peers.get(i).expectText("echo second of " + i);
      peers.get(i).expect(Frame.binary(new byte[] {(byte) i}));
      peers.get(i).close();
    }
  }

  @Test
  void aMessageGoesThroughAProxyOfAProxy() throws IOException {
    URI proxy = Archives.at(base, "proxy?target=" + Archives.at(base, "echo"));
    try (RawPeer peer = openTo(proxy)) {
      peer.sendText("hello");
      peer.expectText("echo hello");
    }
  }

  @Test
  void aTargetThatIsNotThereEndsThePeersConnection() throws IOException {
    RawServer server = RawServer.start();
    URI gone = server.uri("/");
    server.close();
    try (RawPeer peer = openTo(gone)) {
      peer.expectClose(1011, "the target cannot be reached");
    }
  }

  @Test
  void aTargetThatClosesEndsThePeersConnectionToo() throws IOException {
    try (RawServer server = RawServer.start();
        RawPeer peer = openTo(server.uri("/target"))) {
      try (RawConnection target = server.accept()) {
        target.open();
        peer.sendText("a question");
        target.expectText("a question");
        target.send(Frame.close(4001, "not now"));
        target.expect(Frame.close(4001, ""));
        target.halfClose();
        target.expectEnd();
      }
      peer.expectClose(1011, "the target has gone");
    }
  }
}
