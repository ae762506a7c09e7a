// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.Dialogue.patient;
import static io.pirouette.websocket.client.Dialogue.readLate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Client;
import io.pirouette.websocket.PingPongService;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.ReadTimedOutException;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pings that come too fast, and services for them that do what they should not. */
@ExtendWith(LeakCheck.class)
class PingPongFaultTest {

  /** What the methods of a service were called with. */
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  private static Frame ping(String payload) {
    return Frame.control(Frame.PING, payload);
  }

  private static Frame pong(String payload) {
    return Frame.control(Frame.PONG, payload);
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

  @Test
  @Tag("F33")
  void aFloodOfPingsDisturbsNoReadThoughNobodyTakesThePongs() throws IOException {
    int count = 100_000;
    try (Dialogue dialogue = Dialogue.open(patient().readTimeout(Duration.ofMillis(200)).build())) {
      Client client = dialogue.client();
      Call<Void> flood = Call.doing(() -> flood(dialogue.connection(), count));
      Call<String> reading = Call.of(client::readTextMessage);
      Dialogue.assertFails(
          ReadTimedOutException.class, Phase.READ, "Read timed out", reading::result);
      assertTrue(client.isOpen());
      Call<Integer> draining = Call.of(() -> drain(dialogue.connection()));
      flood.result();
      dialogue.connection().sendAll(ping("last"), Frame.text("after the flood"));
      assertEquals("after the flood", readLate(client));
      client.writeTextMessage("enough");
      int pongs = draining.result();
      assertTrue(pongs > 0 && pongs <= count + 1, pongs + " pongs");
    }
  }

  private static void flood(RawConnection connection, int count) throws IOException {
    byte[] packet = new byte[0];
    byte[] one = ping("x".repeat(125)).unmasked();
    for (int i = 0; i < 100; i++) {
      packet = Arrays.copyOf(packet, packet.length + one.length);
      System.arraycopy(one, 0, packet, packet.length - one.length, one.length);
    }
    for (int i = 0; i < count / 100; i++) {
      connection.sendRaw(packet);
    }
  }

  /** Takes pongs up to that of the last ping, and the client's text, whichever comes first. */
  private static int drain(RawConnection connection) throws IOException {
    int pongs = 0;
    boolean text = false;
    boolean last = false;
    while (!text || !last) {
      Frame frame = connection.next();
      if (frame != null && frame.opcode() == Frame.PONG) {
        pongs++;
        last = frame.equals(pong("last"));
      } else {
        assertEquals(Frame.text("enough"), frame);
        text = true;
      }
    }
    return pongs;
  }

  /** Fails, in two ways. */
  class Failing implements PingPongService {
    public byte[] onPing(byte[] data) throws IOException {
      record("ping", data);
      if (data.length == 0) {
        throw new IOException("on purpose");
      }
      if (data.length == 1) {
        throw new AssertionError("on purpose");
      }
      return data;
    }
  }

  @Test
  @Tag("F34")
  void aServiceThatThrowsDoesNotHarmTheConnection() throws Exception {
    try (Dialogue dialogue = open(new Failing())) {
      dialogue.connection().sendAll(ping(""), ping("1"), ping("good"), Frame.text("message"));
      dialogue.connection().expect(pong("good"));
      assertEquals("ping ", nextEvent());
      assertEquals("ping 1", nextEvent());
      assertEquals("ping good", nextEvent());
      assertEquals("message", dialogue.client().readTextMessage());
      assertTrue(dialogue.client().isOpen());
    }
  }

  /** Does not answer until it is released. */
  class Blocking implements PingPongService {
    private final CountDownLatch release = new CountDownLatch(1);

    public byte[] onPing(byte[] data) throws InterruptedException {
      record("ping", data);
      release.await();
      return data;
    }
  }

  @Test
  @Tag("F34")
  void messagesAreReadAndWrittenWhileAServiceBlocks() throws Exception {
    Blocking handler = new Blocking();
    try (Dialogue dialogue = open(handler)) {
      dialogue.connection().sendAll(ping("one"), ping("two"), Frame.text("message"));
      assertEquals("ping one", nextEvent());
      assertEquals("message", dialogue.client().readTextMessage());
      dialogue.client().writeTextMessage("reply");
      dialogue.connection().expectText("reply");
      handler.release.countDown();
      dialogue.connection().expect(pong("one"));
      dialogue.connection().expect(pong("two"));
    } finally {
      handler.release.countDown();
    }
  }

  @Test
  @Tag("F34")
  void aClientCanBeClosedWhileAServiceBlocks() throws Exception {
    Blocking handler = new Blocking();
    try (Dialogue dialogue = open(handler)) {
      dialogue.connection().send(ping("one"));
      assertEquals("ping one", nextEvent());
      Call<Void> closing = Call.doing(dialogue.client()::close);
      dialogue.connection().expectClose(1000, "");
      closing.result();
    } finally {
      handler.release.countDown();
    }
  }

  /** Uses the client that it belongs to. */
  class Entangled implements PingPongService {
    private volatile Client client;

    public void onPing(byte[] data) {
      String order = new String(data, StandardCharsets.UTF_8);
      switch (order) {
        case "read" -> events.add(client.readTextMessage());
        case "close" -> client.close();
        default -> client.close(4000, "by the service", Duration.ofMinutes(5));
      }
      record("done", data);
    }
  }

  @Test
  @Tag("F34")
  void aServiceMayReadFromItsClient() throws Exception {
    Entangled handler = new Entangled();
    try (Dialogue dialogue = open(handler)) {
      handler.client = dialogue.client();
      dialogue.connection().sendAll(ping("read"), Frame.text("for the service"));
      assertEquals("for the service", nextEvent());
      assertEquals("done read", nextEvent());
      dialogue.connection().sendText("for the reader");
      assertEquals("for the reader", dialogue.client().readTextMessage());
    }
  }

  @Test
  @Tag("F34")
  void aServiceMayCloseItsClient() throws Exception {
    Entangled handler = new Entangled();
    try (Dialogue dialogue = open(handler)) {
      handler.client = dialogue.client();
      dialogue.connection().send(ping("close"));
      dialogue.connection().expectClose(1000, "");
      assertEquals("done close", nextEvent());
      assertFalse(dialogue.client().isOpen());
    }
  }

  @Test
  @Tag("F34")
  void aServiceThatClosesItsClientAndWaitsEndsWithTheAnswer() throws Exception {
    Entangled handler = new Entangled();
    try (Dialogue dialogue = open(handler)) {
      handler.client = dialogue.client();
      Call<String> reading = Call.of(dialogue.client()::readTextMessage);
      reading.awaitWaiting();
      dialogue.connection().send(ping("close with a code"));
      dialogue.connection().expectClose(4000, "by the service");
      assertNotNull(nextEvent());
      Dialogue.assertClosed("Connection closed", reading::result);
    }
  }

  /** Closes by the caller. */
  class Leaving implements PingPongService {
    public void onPong(Caller caller, byte[] data) {
      caller.close(4000, "by the caller", Duration.ofMinutes(5));
      record("done", data);
    }
  }

  @Test
  @Tag("F34")
  void aServiceMayCloseByTheCaller() throws Exception {
    try (Dialogue dialogue = open(new Leaving())) {
      dialogue.connection().send(pong("leave"));
      dialogue.connection().expectClose(4000, "by the caller");
      assertEquals("done leave", nextEvent());
      Dialogue.await(() -> !dialogue.client().isOpen());
    }
  }
}
