// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** A peer that shows a sign of life for each heartbeat, from a thread of its own. */
final class LivingPeer implements AutoCloseable {

  /** The heartbeats of the library have a payload of so many bytes. */
  private static final int HEARTBEAT = 8;

  /** A text in one frame. */
  private static final int SLOW_FRAME = 30_000;

  private final RawPeer peer;
  private final String sign;
  private final CompletableFuture<List<String>> living;
  private volatile boolean ending;
  private boolean begun;

  /** Bytes of the slow frame. */
  private int parts;

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

  /** A part of a text that never ends, as long as the test knows. */
  private void sendPart() throws IOException {
    byte[] part = {'x'};
    if (begun) {
      peer.sendRaw(part);
    } else {
      // The mask of zeros leaves the payload as it is.
      peer.sendRaw(new byte[] {(byte) 0x81, (byte) 0xfe, 0x75, 0x30, 0, 0, 0, 0, 'x'});
    }
    parts++;
    begun = true;
  }

  private void sendRest() throws IOException {
    byte[] rest = new byte[SLOW_FRAME - parts];
    Arrays.fill(rest, (byte) 'x');
    peer.sendRaw(rest);
    peer.sendText("end");
  }

  private void showLife(Frame ping) throws IOException {
    if (ending && parts > 0) {
      sendRest();
      return;
    }
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
      case "part" -> sendPart();
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
