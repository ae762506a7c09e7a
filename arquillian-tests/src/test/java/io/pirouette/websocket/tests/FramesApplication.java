// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.app.frames.RecorderUpgrade;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URL;
import java.nio.ByteBuffer;
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
 * Tests of single frames, each test with a topic of its own. Its events come over a connection of
 * its own, and there must be none that no test expects.
 */
@ExtendWith(ArquillianExtension.class)
abstract class FramesApplication {

  @ArquillianResource URL base;
  private final String topic = UUID.randomUUID().toString();
  RawPeer events;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.applicationWithJson("frames.war", RecorderUpgrade.class);
  }

  @BeforeEach
  void record() throws IOException {
    events = open("events");
    events.expectText("recording");
  }

  @AfterEach
  void expectNothingMore() throws IOException {
    // A round trip, so that events under way are not missed.
    events.sendText("end");
    events.expectText("ended");
    events.close();
  }

  RawPeer open(String service) throws IOException {
    return RawPeer.open(Archives.at(base, service + "/" + topic));
  }

  /** Expects a close frame with one of these codes, for whatever reason, and returns the code. */
  static int expectCloseCode(RawPeer peer, Integer... codes) throws IOException {
    Frame frame = peer.next();
    assertEquals(Frame.CLOSE, frame == null ? -1 : frame.opcode(), () -> "no close: " + frame);
    int code = ByteBuffer.wrap(frame.payload()).getChar();
    assertTrue(List.of(codes).contains(code), frame::toString);
    return code;
  }

  /** Expects that the peer is refused with one of these codes, and the end. */
  static void expectRefusal(RawPeer peer, Integer... codes) throws IOException {
    peer.answerClose(expectCloseCode(peer, codes));
  }

  /** Expects that {@code onError} is told, when the connection has been closed, and of what. */
  void expectErrorOfAClosed(String kind) throws IOException {
    String event = events.nextText();
    assertTrue(event.startsWith("error " + kind + " open false: "), event);
  }

  /** The same for what breaks the rules for frames. */
  void expectCorruptedFrame() throws IOException {
    String event = events.nextText();
    assertTrue(
        event.matches(
            "(?s)error (CorruptedFrame|InvalidContinuationFrame)Exception open false: .+"),
        event);
  }
}
