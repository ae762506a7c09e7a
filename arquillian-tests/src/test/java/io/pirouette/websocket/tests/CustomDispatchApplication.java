// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pirouette.websocket.app.customdispatch.AnnotatedUpgrade;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URL;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests of services whose methods are called for the types of messages. */
@ExtendWith(ArquillianExtension.class)
abstract class CustomDispatchApplication {

  /** The size of the frames of what does not fit into one. */
  private static final int FRAME = 5_000;

  private final String topic = UUID.randomUUID().toString();

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.applicationWithJson("customdispatch.war", AnnotatedUpgrade.class);
  }

  /** A service, by the upgrade service that lets in and by its kind. */
  RawPeer open(String door, String kind) throws IOException {
    return RawPeer.open(Archives.at(base, door + "/" + kind + "/" + topic));
  }

  /** Where a service of this test tells its errors. */
  RawPeer openLedger() throws IOException {
    return open("annotated", "ledger");
  }

  static String message(String type) {
    return "{\"event\": \"" + type + "\"}";
  }

  /** Expects that a message goes to a method, and nowhere else. */
  static void expectCall(RawPeer peer, String method, String message) throws IOException {
    if (message.length() < FRAME) {
      peer.sendText(message);
      peer.expectText(method + " " + message);
    } else {
      peer.sendFragments(Frame.TEXT, message.getBytes(UTF_8), FRAME);
      peer.expectMessage(Frame.TEXT, (method + " " + message).getBytes(UTF_8));
    }
  }
}
