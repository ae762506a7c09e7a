// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.Dialogue.patient;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.fixture.Compressor;
import io.pirouette.websocket.fixture.Decompressor;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that are compressed (RFC 7692), both ways. */
@ExtendWith(LeakCheck.class)
class CompressionTest {

  private static final ClientConfiguration ON = patient().build();
  private static final ClientConfiguration OFF =
      patient().webSocketCompressionEnabled(false).build();

  /** Well compressed, hardly compressed, short, none at all. */
  private static List<byte[]> messages() {
    byte[] noise = new byte[100_000];
    new Random(1).nextBytes(noise);
    return List.of(
        "to and fro, ".repeat(10_000).getBytes(StandardCharsets.UTF_8),
        noise,
        "\u6c34 and \ud83c\udf88".getBytes(StandardCharsets.UTF_8),
        new byte[0],
        "to and fro, once more".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  @Tag("CPR-01")
  void compressionIsOfferedByDefault() throws IOException {
    assertTrue(ClientConfiguration.defaults().webSocketCompressionEnabled());
    try (Dialogue dialogue = Dialogue.open(ON)) {
      assertEquals(
          List.of("permessage-deflate"), dialogue.request().header("Sec-WebSocket-Extensions"));
    }
  }

  @Test
  @Tag("CPR-02")
  void compressionIsNotOfferedIfItIsOff() throws IOException {
    try (Dialogue dialogue = Dialogue.open(OFF)) {
      assertEquals(List.of(), dialogue.request().header("Sec-WebSocket-Extensions"));
      dialogue.client().writeTextMessage("x".repeat(10_000));
      dialogue.connection().expectText("x".repeat(10_000));
    }
  }

  @Test
  @Tag("CPR-02")
  void nothingIsCompressedIfTheServerDoesNotWantIt() throws IOException {
    try (Dialogue dialogue = Dialogue.open(ON)) {
      dialogue.client().writeTextMessage("x".repeat(10_000));
      dialogue.connection().expectText("x".repeat(10_000));
    }
  }

  /** The answers that a client has to live with, and in how many bytes the frames are cut. */
  static Stream<Arguments> agreements() {
    return Stream.of(
            "permessage-deflate",
            "permessage-deflate; server_no_context_takeover",
            "permessage-deflate; client_no_context_takeover",
            "permessage-deflate; server_no_context_takeover; client_no_context_takeover",
            "permessage-deflate;client_no_context_takeover;server_no_context_takeover")
        .flatMap(answer -> Stream.of(arguments(answer, 1_000), arguments(answer, 65_536)));
  }

  private static Dialogue open(String answer, int maxFrameSize) throws IOException {
    return Dialogue.open(
        patient().maxFrameSize(maxFrameSize).build(), "Sec-WebSocket-Extensions: " + answer);
  }

  @ParameterizedTest
  @MethodSource("agreements")
  @Tag("CPR-01")
  void aMessageThatIsReadIsTheSameAsWithoutCompression(String answer, int size) throws IOException {
    try (Dialogue dialogue = open(answer, size);
        Compressor compressor = new Compressor(!answer.contains("server_no_context_takeover"))) {
      for (byte[] message : messages()) {
        dialogue.connection().sendAll(compressor.frames(Frame.BINARY, message, size));
        assertArrayEquals(message, dialogue.client().readBinaryMessage());
      }
      String text = "\u6c34 and \ud83c\udf88 ".repeat(1_000);
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 3; i++) {
        dialogue.connection().sendAll(compressor.frames(Frame.TEXT, bytes, size));
        assertEquals(text, dialogue.client().readTextMessage());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("agreements")
  @Tag("CPR-01")
  void aMessageThatIsWrittenIsTheSameAsWithoutCompression(String answer, int size)
      throws IOException {
    try (Dialogue dialogue = open(answer, size);
        Decompressor decompressor =
            new Decompressor(!answer.contains("client_no_context_takeover"))) {
      Client client = dialogue.client();
      for (byte[] message : messages()) {
        client.writeBinaryMessage(message);
        assertEquals(Frame.binary(message), decompressor.next(dialogue.connection(), size));
      }
      String text = "\u6c34 and \ud83c\udf88 ".repeat(1_000);
      for (int i = 0; i < 3; i++) {
        client.writeTextMessage(text);
        client.ping(new byte[] {(byte) i});
        assertEquals(Frame.text(text), decompressor.next(dialogue.connection(), size));
        dialogue.connection().expect(new Frame(true, 0, Frame.PING, new byte[] {(byte) i}));
      }
    }
  }

  @Test
  @Tag("CPR-01")
  void writesOfSeveralThreadsAreCompressedOneAfterTheOther() throws IOException {
    int count = 200;
    try (Dialogue dialogue = open("permessage-deflate", 1_000);
        Decompressor decompressor = new Decompressor(true)) {
      List<Call<Void>> writers =
          Stream.of("a", "b", "c", "d")
              .map(name -> Call.doing(() -> write(dialogue.client(), name, count)))
              .toList();
      int[] next = new int[4];
      for (int i = 0; i < 4 * count; i++) {
        String message = decompressor.next(dialogue.connection(), 1_000).payloadAsText();
        String name = message.substring(0, 1);
        int number = next[name.charAt(0) - 'a']++;
        assertEquals((name + number + " ").repeat(500), message);
      }
      writers.forEach(Call::result);
    }
  }

  private static void write(Client client, String name, int count) {
    for (int i = 0; i < count; i++) {
      client.writeTextMessage((name + i + " ").repeat(500));
    }
  }

  /** RFC 7692 section 7.2.3; a stroke ends a frame. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "c107f248cdc9c90700",
        "4103f248cd|8004c9c90700",
        "c107f248cdc9c90700 c105f200110000",
        "c10b000500faff48656c6c6f00",
        "c10df248050000 00ffffcac9c90700",
        "4100|8007f248cdc9c90700",
        "c107f248cdc9c90700 810548656c6c6f"
      })
  @Tag("CPR-01")
  void theExamplesOfTheStandardAreRead(String frames) throws IOException {
    try (Dialogue dialogue = open("permessage-deflate", 65_536)) {
      dialogue
          .connection()
          .sendRaw(HexFormat.of().parseHex(frames.replace("|", "").replace(" ", "")));
      assertEquals("Hello", dialogue.client().readTextMessage());
      if (frames.contains("c105") || frames.contains("8105")) {
        assertEquals("Hello", dialogue.client().readTextMessage());
      }
    }
  }

  @Test
  @Tag("CPR-01")
  void aControlFrameMayComeBetweenCompressedFragments() throws IOException {
    try (Dialogue dialogue = open("permessage-deflate", 65_536);
        Compressor compressor = new Compressor(true)) {
      Frame[] frames =
          compressor.frames(Frame.TEXT, "Hello".getBytes(StandardCharsets.US_ASCII), 4);
      RawConnection connection = dialogue.connection();
      connection.sendAll(frames[0], Frame.control(Frame.PING, "between"), frames[1]);
      connection.expect(Frame.control(Frame.PONG, "between"));
      assertEquals("Hello", dialogue.client().readTextMessage());
    }
  }

  @Test
  @Tag("CPR-03")
  void aMessageMayBeLargerThanAFrameOnceItIsInflated() throws IOException {
    byte[] message = new byte[1 << 20];
    try (Dialogue dialogue = open("permessage-deflate", 2_000);
        Compressor compressor = new Compressor(true)) {
      Frame[] frames = compressor.frames(Frame.BINARY, message, 2_000);
      assertEquals(1, frames.length);
      dialogue.connection().sendAll(frames);
      assertArrayEquals(message, dialogue.client().readBinaryMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"15", "9", "8", "\"10\""})
  @Tag("CPR-01")
  void theServerMayLimitItsOwnWindow(String bits) throws IOException {
    try (Dialogue dialogue = open("permessage-deflate; server_max_window_bits=" + bits, 65_536)) {
      dialogue.connection().sendRaw(HexFormat.of().parseHex("c107f248cdc9c90700"));
      assertEquals("Hello", dialogue.client().readTextMessage());
    }
  }
}
