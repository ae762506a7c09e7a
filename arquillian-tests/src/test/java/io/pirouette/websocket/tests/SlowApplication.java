// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.app.slow.BlockUpgrade;
import io.pirouette.websocket.fixture.EventRecorder;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests of services that write to groups of peers, numbered texts of which each test says how many.
 */
@ExtendWith(ArquillianExtension.class)
abstract class SlowApplication {

  @ArquillianResource URL base;
  private final String topic = UUID.randomUUID().toString();
  EventRecorder events;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.application("slow.war", BlockUpgrade.class);
  }

  @BeforeEach
  void record() throws IOException {
    events = EventRecorder.open(Archives.at(base, "events/" + topic));
  }

  @AfterEach
  void expectNothingMore() throws IOException {
    events.close();
  }

  URI at(String service) {
    return Archives.at(base, service + "/" + topic);
  }

  /** A peer of a service and a group, with a slash between them. */
  RawPeer open(String service) throws IOException {
    return joined(RawPeer.open(at(service)));
  }

  /** The same with little room for what is not read. */
  RawPeer openNarrow(String service) throws IOException {
    return joined(RawPeer.openNarrow(at(service)));
  }

  private static RawPeer joined(RawPeer peer) throws IOException {
    peer.expectText("joined");
    // Payara notices the loss of those alone that have sent something.
    talk(peer);
    return peer;
  }

  /** Has so many texts of a size written to a group. */
  void push(String group, int count, int size) throws IOException {
    events.send("push " + group + " " + count + " " + size);
  }

  /** Lets the methods that wait, and all later ones, go on. */
  void permit() throws IOException {
    events.permit();
    events.expect("permitted");
  }

  /** So many events, sorted. */
  List<String> events(int count) throws IOException {
    List<String> told = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        told.add(events.next());
      }
    } catch (IOException silence) {
      throw new IOException("after " + told, silence);
    }
    told.sort(null);
    return told;
  }

  /** The number of the next message, which has to be a whole one. */
  static int nextNumber(RawPeer peer) throws IOException {
    return number(peer, peer.next());
  }

  /** The number of the message that begins with a frame. */
  static int number(RawPeer peer, Frame first) throws IOException {
    assertEquals(Frame.TEXT, first == null ? -1 : first.opcode(), () -> "no text: " + first);
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.write(first.payload());
    Frame frame = first;
    while (!frame.fin()) {
      frame = peer.next();
      assertEquals(Frame.CONTINUATION, frame.opcode(), frame::toString);
      message.write(frame.payload());
    }
    String text = message.toString(StandardCharsets.UTF_8);
    int colon = text.indexOf(':');
    assertTrue(colon > 0 && text.substring(colon + 1).replace("x", "").isEmpty(), first::toString);
    return Integer.parseInt(text.substring(0, colon));
  }

  static void talk(RawPeer peer) throws IOException {
    peer.sendText("hello");
    peer.expectText("hello");
  }
}
