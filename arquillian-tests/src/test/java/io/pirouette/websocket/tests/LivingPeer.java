// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** A peer that shows a sign of life for each heartbeat, from a thread of its own. */
final class LivingPeer implements AutoCloseable {

  /** The heartbeats of the library have a payload of so many bytes. */
  private static final int HEARTBEAT = 8;

  private final RawPeer peer;
  private final String sign;
  private final CompletableFuture<List<String>> living;
  private volatile boolean ending;
  private boolean begun;

  LivingPeer(RawPeer peer, String sign) {
    this.peer = peer;
    this.sign = sign;
    this.living =
        CompletableFuture.supplyAsync(
            this::live, task -> Executors.defaultThreadFactory().newThread(task).start());
  }

  static void assertHeartbeat(Frame frame) {
    assertNotNull(frame, "the connection has ended");
    assertEquals(Frame.PING, frame.opcode(), frame::toString);
    assertEquals(HEARTBEAT, frame.payload().length, frame::toString);
  }

  /** Returns the texts that have come. */
  private List<String> live() {
    List<String> texts = new ArrayList<>();
    try {
      while (!texts.contains("end")) {
        Frame frame = peer.next();
        if (frame != null && frame.opcode() == Frame.TEXT) {
          texts.add(frame.payloadAsText());
        } else if (frame == null || frame.opcode() != Frame.PONG) {
          assertHeartbeat(frame);
          showLife(frame);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  private void showLife(Frame ping) throws IOException {
    if (ending) {
      byte[] end = {'e', 'n', 'd'};
      peer.send(new Frame(true, 0, begun ? Frame.CONTINUATION : Frame.TEXT, end));
      return;
    }
    switch (sign) {
      case "pong" -> peer.send(new Frame(true, 0, Frame.PONG, ping.payload()));
      case "another pong" -> peer.send(Frame.control(Frame.PONG, "another"));
      case "ping" -> peer.send(Frame.control(Frame.PING, "and you?"));
      case "text" -> peer.sendText("still here");
      case "fragment" -> {
        peer.send(new Frame(false, 0, begun ? Frame.CONTINUATION : Frame.TEXT, new byte[0]));
        begun = true;
      }
      default -> throw new IllegalArgumentException(sign);
    }
  }

  /** Expects that the connection has lived up to now; returns the texts that have come. */
  List<String> end() {
    ending = true;
    return living.join();
  }

  @Override
  public void close() throws IOException {
    peer.cut();
  }
}
