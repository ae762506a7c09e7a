// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URL;
import java.util.UUID;

/**
 * A connection that has frames of one kind only, in one direction. A frame comes before the test
 * hears of it and after the test has asked for it; so the test knows for how long there was none at
 * most, however slow the machine is.
 */
final class Traffic implements AutoCloseable {

  private static final long IDLE_NANOS = 200_000_000;

  private final String kind;
  private final RawPeer recorder;
  private final RawPeer peer;
  private final long start = System.nanoTime();
  private long latest = start;

  Traffic(URL base, String service, String kind) throws IOException {
    this.kind = kind;
    String topic = UUID.randomUUID().toString();
    recorder = RawPeer.open(Archives.at(base, "events/" + topic));
    recorder.expectText("recording");
    peer = RawPeer.open(Archives.at(base, service + "/busy/" + topic));
  }

  /**
   * Fails if the connection is found idle although it was not, or never when it was. Returns false
   * if there was a pause that was too long.
   */
  boolean keepsAwake() throws IOException {
    boolean asked = false;
    while (!asked) {
      long before = System.nanoTime();
      String event = transmit();
      asked = before - start > 3 * IDLE_NANOS;
      if (asked && event.equals(expectedEvent())) {
        recorder.sendText("permit");
        event = recorder.nextText();
      }
      if (System.nanoTime() - latest > IDLE_NANOS) {
        return false;
      }
      assertEquals(asked ? "permitted" : expectedEvent(), event);
      latest = before;
    }
    recorder.expectText("idle");
    return true;
  }

  private String expectedEvent() {
    return kind.startsWith("order ") ? kind.replaceFirst("order", "done") : "got " + kind;
  }

  /** Has one frame sent; returns what the service says about it. */
  private String transmit() throws IOException {
    switch (kind) {
      case "text" -> peer.sendText("hello");
      case "bytes" -> peer.sendBinary(new byte[3]);
      case "ping" -> peer.send(Frame.control(Frame.PING, "hello"));
      case "pong" -> peer.send(Frame.control(Frame.PONG, "hello"));
      default -> {
        recorder.sendText(kind.substring("order ".length()) + " 5");
        peer.next();
      }
    }
    return recorder.nextText();
  }

  @Override
  public void close() throws IOException {
    peer.cut();
    recorder.cut();
  }
}
