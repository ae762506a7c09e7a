// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.fixture.EventRecorder;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests of services that answer what a message has become. After each one, a connection that had
 * nothing to do with it is still served, and no {@code Error} has been logged in this process.
 */
@ExtendWith(ArquillianExtension.class)
abstract class BindingApplication {

  /** What fits into a frame of the default size. */
  private static final int PART = 60_000;

  /** What is told of an event, at least. */
  private static final int TOLD = 900;

  @ArquillianResource URL base;
  private final String topic = UUID.randomUUID().toString();
  private LoggedErrors errors;
  private RawPeer bystander;
  EventRecorder events;

  @BeforeEach
  void begin() throws IOException {
    errors = new LoggedErrors();
    events = EventRecorder.open(Archives.at(base, "events/" + topic));
    bystander = open("string");
  }

  @AfterEach
  void expectAllElseInOrder() throws IOException {
    try {
      bystander.sendText("still served");
      bystander.expectText("still served");
      bystander.close();
      events.close();
    } finally {
      errors.close();
    }
  }

  RawPeer open(String kind) throws IOException {
    return openAt("binding", kind);
  }

  RawPeer openAt(String path, String kind) throws IOException {
    return RawPeer.open(Archives.at(base, path + "/" + kind + "/" + topic));
  }

  /** The message as a text and as bytes. */
  static List<Frame> bothKinds(String message) {
    return List.of(Frame.text(message), Frame.binary(message.getBytes(UTF_8)));
  }

  /** A service of a kind takes the message, as a text and as bytes, for a value. */
  void expectValue(String kind, String message, String value) throws IOException {
    try (RawPeer peer = open(kind)) {
      for (Frame frame : bothKinds(message)) {
        peer.send(frame);
        peer.expectText(value);
      }
    }
  }

  /** A service of a kind takes a message of any length; its answer ends as given. */
  void expectValueOfLong(String kind, String message, String answer) throws IOException {
    try (RawPeer peer = openAt("roomy", kind)) {
      sendLong(peer, Frame.text(message));
      String text = peer.nextText();
      assertTrue(text.endsWith(answer), text);
    }
  }

  /** A service of a kind refuses the message, as a text and as bytes. */
  void expectRefusal(String kind, String message, String detail) throws IOException {
    for (Frame frame : bothKinds(message)) {
      expectRefusal("binding", kind, frame, detail);
    }
  }

  /** A refusal in all its parts; the detail begins as given. */
  void expectRefusal(String path, String kind, Frame message, String detail) throws IOException {
    try (RawPeer peer = openAt(path, kind)) {
      sendLong(peer, message);
      Frame close = peer.next();
      assertEquals(Frame.CLOSE, close == null ? -1 : close.opcode(), () -> "no close: " + close);
      String event = events.next();
      String begin = "onError PayloadBindingException: data binding failed: " + detail;
      assertTrue(event.startsWith(begin.substring(0, Math.min(TOLD, begin.length()))), event);
      String full = event.substring("onError PayloadBindingException: ".length());
      assertEquals(Frame.close(1003, CloseReason.of(full)), close);
      peer.answerClose(1003);
    }
  }

  /** Sends a message in as many frames as it takes. */
  static void sendLong(RawPeer peer, Frame message) throws IOException {
    if (message.payload().length == 0) {
      peer.send(message);
    } else {
      peer.sendFragments(message.opcode(), message.payload(), PART);
    }
  }
}
