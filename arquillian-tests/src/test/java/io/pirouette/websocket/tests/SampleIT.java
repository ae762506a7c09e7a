// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.Random;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample of specification section 6, as built, at {@code /basic/ws}. */
@ExtendWith(ArquillianExtension.class)
class SampleIT {

  private static final int MIB = 1024 * 1024;

  @ArquillianResource URL base;
  private URI echo;

  @Deployment(testable = false)
  static WebArchive sample() {
    return Archives.sample();
  }

  @BeforeEach
  void address() {
    echo = Archives.at(base, "basic/ws");
  }

  @Test
  @Tag("SMP-01")
  void textComesBackAsTextAndBytesAsBytes() throws IOException {
    try (RawPeer peer = RawPeer.open(echo)) {
      peer.sendText("Text message");
      peer.expectText("Text message");
      peer.sendBinary("Binary message".getBytes(UTF_8));
      peer.expect(Frame.binary("Binary message".getBytes(UTF_8)));
    }
  }

  @Test
  @Tag("TXT-06")
  void emptyMessagesComeBackEmpty() throws IOException {
    try (RawPeer peer = RawPeer.open(echo)) {
      peer.sendText("");
      peer.expectText("");
      peer.sendBinary(new byte[0]);
      peer.expect(Frame.binary(new byte[0]));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 65_535, 65_536})
  @Tag("TXT-03")
  @Tag("FRM-04")
  void fragmentsAreAssembled(int fragment) throws IOException {
    byte[] data = new byte[MIB];
    new Random(7).nextBytes(data);
    byte[] text = "aä€😀-x".repeat(MIB / 12).getBytes(UTF_8);
    try (RawPeer peer = RawPeer.open(echo)) {
      peer.sendFragments(Frame.BINARY, data, fragment);
      peer.expectMessage(Frame.BINARY, data);
      peer.sendFragments(Frame.TEXT, text, fragment);
      peer.expectMessage(Frame.TEXT, text);
    }
  }

  @Test
  @Tag("PNG-06")
  void controlFramesBetweenFragmentsDisturbNothing() throws IOException {
    try (RawPeer peer = RawPeer.open(echo)) {
      peer.send(new Frame(false, 0, Frame.TEXT, "one ".getBytes(UTF_8)));
      peer.send(Frame.control(Frame.PING, "between"));
      peer.send(Frame.control(Frame.PONG, "unasked"));
      peer.send(new Frame(true, 0, Frame.CONTINUATION, "two".getBytes(UTF_8)));
      peer.expect(Frame.control(Frame.PONG, "between"));
      peer.expectText("one two");
    }
  }

  @Test
  @Tag("OPN-07")
  void messagesAreAnsweredInTheirOrder() throws IOException {
    try (RawPeer peer = RawPeer.open(echo)) {
      for (int i = 0; i < 1_000; i++) {
        peer.sendText("message " + i);
      }
      for (int i = 0; i < 1_000; i++) {
        peer.expectText("message " + i);
      }
    }
  }

  @Test
  @Tag("CLS-05")
  void theClosingHandshakeIsAnswered() throws IOException {
    try (RawPeer peer = RawPeer.open(echo)) {
      peer.send(Frame.close(4000, ""));
      peer.expect(Frame.close(4000, ""));
      peer.expectEnd();
    }
  }
}
