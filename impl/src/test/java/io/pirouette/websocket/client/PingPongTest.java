// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.Dialogue.patient;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.PingPongService;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pings and pongs of a client, with and without a service for them. */
@ExtendWith(LeakCheck.class)
class PingPongTest {

  /** What the methods of a service were called with. */
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  private static Frame ping(String payload) {
    return Frame.control(Frame.PING, payload);
  }

  private static Frame pong(String payload) {
    return Frame.control(Frame.PONG, payload);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Dialogue open(PingPongService handler) throws IOException {
    return Dialogue.open(patient().pingPongHandler(handler).build());
  }

  private String nextEvent() throws InterruptedException {
    return events.poll(Dialogue.PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private void record(String event, byte[] data) {
    events.add(event + " " + new String(data, StandardCharsets.UTF_8));
  }

  /** Answers with the payload backwards. */
  class Mirror implements PingPongService {
    public byte[] onPing(byte[] data) {
      record("ping", data);
      return bytes(
          new StringBuilder(new String(data, StandardCharsets.UTF_8)).reverse().toString());
    }

    public void onPong(byte[] data) {
      record("pong", data);
    }
  }

  /** Answers by the caller, and only what asks for it. */
  class Chooser implements PingPongService {
    public void onPing(Caller caller, byte[] data) {
      record("ping", data);
      if (!new String(data, StandardCharsets.UTF_8).equals("never mind")) {
        caller.pong(bytes("by the caller"));
      }
    }
  }

  /** Leaves the answers to the client. */
  class Listening implements PingPongService {
    public void onPong(Caller caller, byte[] data) {
      record("pong on " + caller.getConnectionId(), data);
      caller.writeTextMessage("heard");
      caller.writeBinaryMessage(data);
    }
  }

  @Test
  @Tag("PPS-01")
  @Tag("PPS-02")
  void whatOnPingReturnsIsThePong() throws Exception {
    try (Dialogue dialogue = open(new Mirror())) {
      dialogue.connection().sendAll(ping("abc"), ping(""), ping("x".repeat(125)));
      dialogue.connection().expect(pong("cba"));
      dialogue.connection().expect(pong(""));
      dialogue.connection().expect(pong("x".repeat(125)));
      assertEquals("ping abc", nextEvent());
      assertEquals("ping ", nextEvent());
      assertEquals("ping " + "x".repeat(125), nextEvent());
    }
  }

  @Test
  @Tag("PPS-02")
  void anOnPingThatReturnsNothingSendsNoPong() throws Exception {
    try (Dialogue dialogue = open(new Chooser())) {
      dialogue.connection().sendAll(ping("never mind"), ping("please"));
      dialogue.connection().expect(pong("by the caller"));
      assertEquals("ping never mind", nextEvent());
      assertEquals("ping please", nextEvent());
    }
  }

  @Test
  @Tag("PPS-02")
  void withoutOnPingAPingIsAnsweredAutomatically() throws IOException {
    try (Dialogue dialogue = open(new Listening())) {
      dialogue.connection().send(ping("with a service"));
      dialogue.connection().expect(pong("with a service"));
    }
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.connection().send(ping("without a service"));
      dialogue.connection().expect(pong("without a service"));
    }
  }

  @Test
  @Tag("PPS-01")
  @Tag("PPS-03")
  void theCallerStandsForTheClientsOwnEnd() throws Exception {
    try (Dialogue dialogue = open(new Listening())) {
      dialogue.connection().send(pong("unasked"));
      dialogue.connection().expectText("heard");
      dialogue.connection().expect(Frame.binary(bytes("unasked")));
      assertEquals("pong on " + dialogue.client().getConnectionId() + " unasked", nextEvent());
    }
  }

  @Test
  @Tag("PPS-04")
  void withoutAServicePongsAreDroppedAndReadsAreNotDisturbed() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.connection().sendAll(pong("a"), Frame.text("one"), pong("b"), ping("c"), pong(""));
      dialogue.connection().sendText("two");
      assertEquals("one", dialogue.client().readTextMessage());
      assertEquals("two", dialogue.client().readTextMessage());
      dialogue.connection().expect(pong("c"));
    }
  }

  @Test
  @Tag("PPS-05")
  void thePongToAPingComesEvenIfNobodyReads() throws Exception {
    try (Dialogue dialogue = open(new Mirror())) {
      dialogue.client().ping(bytes("there?"));
      dialogue.connection().expect(ping("there?"));
      dialogue.connection().send(pong("there?"));
      assertEquals("pong there?", nextEvent());
    }
  }

  @Test
  @Tag("PPS-05")
  void thePongToAPingComesWhileAReadWaits() throws Exception {
    try (Dialogue dialogue = open(new Mirror())) {
      Call<String> reading = Call.of(dialogue.client()::readTextMessage);
      reading.awaitWaiting();
      dialogue.client().ping(bytes("there?"));
      dialogue.connection().expect(ping("there?"));
      dialogue.connection().send(pong("there?"));
      assertEquals("pong there?", nextEvent());
      assertFalse(reading.isDone());
      dialogue.connection().sendText("message");
      assertEquals("message", reading.result());
    }
  }

  @Test
  @Tag("PPS-06")
  void aPongMayBeSentUnasked() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.client().pong(bytes("alive"));
      dialogue.client().pong(new byte[0]);
      dialogue.connection().expect(pong("alive"));
      dialogue.connection().expect(pong(""));
    }
  }
}
