// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.Dialogue.allocatedBytes;
import static io.pirouette.websocket.client.Dialogue.assertClosed;
import static io.pirouette.websocket.client.Dialogue.assertFails;
import static io.pirouette.websocket.client.Dialogue.patient;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.error.CorruptedFrameException;
import io.pirouette.websocket.error.InvalidHandshakeException;
import io.pirouette.websocket.error.PayloadTooLargeException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.fixture.Compressor;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that compress in a way that was not agreed upon, or to do harm. */
@ExtendWith(LeakCheck.class)
class CompressionFaultTest {

  private static final int MIB = 1 << 20;

  private static Dialogue open(ClientConfiguration configuration) throws IOException {
    return Dialogue.open(configuration, "Sec-WebSocket-Extensions: permessage-deflate");
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  private static void assertEnded(Dialogue dialogue, int code) throws IOException {
    dialogue.expectFailure(code);
    assertFalse(dialogue.client().isOpen());
    assertClosed("Connection already closed", dialogue.client()::readMessage);
  }

  /** Expects that the client gives up; by which of two codes is left to it. */
  private static void expectEndForBadData(Dialogue dialogue) throws IOException {
    int code = ByteBuffer.wrap(dialogue.connection().next().payload()).getChar();
    assertTrue(code == 1002 || code == 1007, "closed with " + code);
    dialogue.connection().answerClose(code);
    assertFalse(dialogue.client().isOpen());
  }

  /** Expects that an answer with these extensions fails the handshake. */
  private static void assertRefused(ClientConfiguration configuration, String... extensions)
      throws IOException {
    try (RawServer server = RawServer.start()) {
      Call<Client> connecting = Call.of(() -> Dialogue.connect(server, configuration));
      RawConnection connection = server.accept();
      connection.open(
          Arrays.stream(extensions)
              .map(extension -> "Sec-WebSocket-Extensions: " + extension)
              .toArray(String[]::new));
      InvalidHandshakeException refused =
          assertFails(InvalidHandshakeException.class, Phase.UPGRADE, connecting::result);
      assertEquals(101, refused.status());
      connection.expectEnd();
      connection.cut();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "permessage-deflate; client_max_window_bits",
        "permessage-deflate; client_max_window_bits=15",
        "permessage-deflate; client_max_window_bits=10",
        "permessage-deflate; server_max_window_bits",
        "permessage-deflate; server_max_window_bits=7",
        "permessage-deflate; server_max_window_bits=16",
        "permessage-deflate; server_max_window_bits=010",
        "permessage-deflate; server_max_window_bits=ten",
        "permessage-deflate; server_no_context_takeover=1",
        "permessage-deflate; client_no_context_takeover=true",
        "permessage-deflate; server_no_context_takeover; server_no_context_takeover",
        "permessage-deflate; never_heard_of",
        "permessage-deflate, permessage-deflate",
        "permessage-deflate, x-other",
        "x-webkit-deflate-frame",
        "x-other"
      })
  @Tag("CPR-01")
  void anAnswerThatWasNotOfferedFailsTheHandshake(String extensions) throws IOException {
    assertRefused(patient().build(), extensions);
  }

  @Test
  @Tag("CPR-01")
  void twoAnswersFailTheHandshake() throws IOException {
    assertRefused(patient().build(), "permessage-deflate", "permessage-deflate");
  }

  @Test
  @Tag("CPR-02")
  void anAnswerToNoOfferFailsTheHandshake() throws IOException {
    assertRefused(patient().webSocketCompressionEnabled(false).build(), "permessage-deflate");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "on a continuation, 4103f248cd c004c9c90700",
    "on a continuation of a plain message, 010161 c00162",
    "on a ping, c900",
    "on a pong, ca00",
    "on a close, c80203e8",
    "together with RSV2, e107f248cdc9c90700"
  })
  @Tag("CPR-01")
  void theBitForCompressionBelongsToTheFirstFrameAlone(String place, String frames)
      throws IOException {
    try (Dialogue dialogue = open(patient().build())) {
      dialogue.connection().sendRaw(hex(frames));
      CorruptedFrameException corrupted =
          assertFails(
              CorruptedFrameException.class, Phase.READ, dialogue.client()::readTextMessage);
      assertFalse(corrupted.getMessage().isBlank(), place);
      assertEnded(dialogue, 1002);
    }
  }

  @Test
  @Tag("CPR-02")
  void theBitForCompressionIsRefusedIfTheServerHasNotAgreed() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      dialogue.connection().sendRaw(hex("c107f248cdc9c90700"));
      assertFails(CorruptedFrameException.class, Phase.READ, dialogue.client()::readTextMessage);
      assertEnded(dialogue, 1002);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Frame.TEXT, Frame.BINARY})
  @Tag("CPR-03")
  @Tag("F30")
  void theLimitOfAMessageHoldsForWhatIsInflated(int opcode) throws IOException {
    byte[] message = "x".repeat(MIB).getBytes(StandardCharsets.US_ASCII);
    try (Dialogue dialogue = open(patient().maxMessageSize(MIB).build());
        Compressor compressor = new Compressor(true)) {
      dialogue.connection().sendAll(compressor.frames(opcode, message, 65_536));
      assertEquals(MIB, dialogue.client().readMessage(String.class).length());
      byte[] longer = Arrays.copyOf(message, MIB + 1);
      longer[MIB] = 'x';
      dialogue.connection().sendAll(compressor.frames(opcode, longer, 65_536));
      assertTooLarge(dialogue);
    }
  }

  private static void assertTooLarge(Dialogue dialogue) throws IOException {
    assertFails(
        PayloadTooLargeException.class,
        Phase.READ,
        "Max message length of " + MIB + " has been exceeded.",
        dialogue.client()::readMessage);
    assertEnded(dialogue, 1009);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 65_536})
  @Tag("F30")
  void aBombIsStoppedAtTheLimit(int size) throws IOException {
    try (Dialogue dialogue = open(patient().maxMessageSize(MIB).build());
        Compressor compressor = new Compressor(true)) {
      byte[] greeting = "Hello".getBytes(StandardCharsets.US_ASCII);
      dialogue.connection().sendAll(compressor.frames(Frame.BINARY, greeting, size));
      assertArrayEquals(greeting, dialogue.client().readBinaryMessage());
      Frame[] bomb = compressor.frames(Frame.BINARY, new byte[64 * MIB], size);
      Call<Void> sending = Call.doing(() -> sendUntilTheEnd(dialogue.connection(), bomb));
      long before = allocatedBytes();
      assertFails(
          PayloadTooLargeException.class,
          Phase.READ,
          "Max message length of " + MIB + " has been exceeded.",
          dialogue.client()::readMessage);
      assertTrue(allocatedBytes() - before < 16 * MIB);
      sending.result();
      assertEnded(dialogue, 1009);
    }
  }

  private static void sendUntilTheEnd(RawConnection connection, Frame... frames) {
    try {
      connection.sendAll(frames);
    } catch (IOException e) {
      // The client has given up meanwhile.
    }
  }

  /** RFC 7692 section 7.2.3.4 allows such a block; to give up is no harm, to hang is. */
  @Test
  @Tag("F31")
  void aMessageWithALastBlockIsReadOrEndsTheConnection() throws IOException {
    byte[] hello = "Hello".getBytes(StandardCharsets.US_ASCII);
    try (Dialogue dialogue = open(patient().build());
        Compressor compressor = new Compressor(true)) {
      assertArrayEquals(hex("f348cdc9c9070000"), compressor.finish(hello));
      dialogue.connection().sendRaw(hex("c108f348cdc9c9070000 c108f348cdc9c9070000"));
      Call<String> reading =
          Call.of(
              () ->
                  dialogue.client().readTextMessage() + ", " + dialogue.client().readTextMessage());
      try {
        assertEquals("Hello, Hello", reading.result());
      } catch (CorruptedFrameException e) {
        expectEndForBadData(dialogue);
      }
    }
  }

  /** After the last block nothing may follow but the byte that fills it up. */
  @ParameterizedTest
  @ValueSource(strings = {"f348cdc9c90700", "f348cdc9c9070000ffff", "f348cdc9c90700f248cdc9c90700"})
  @Tag("F31")
  void whatFollowsALastBlockDoesNotHang(String payload) throws IOException {
    try (Dialogue dialogue = open(patient().build())) {
      byte[] bytes = hex(payload);
      dialogue.connection().sendAll(Compressor.framesOf(Frame.TEXT, bytes, bytes.length));
      Call<String> reading = Call.of(dialogue.client()::readTextMessage);
      try {
        assertTrue(reading.result().startsWith("Hello"));
      } catch (CorruptedFrameException e) {
        expectEndForBadData(dialogue);
      }
    }
  }

  /** A kind of block that there is not, a length that is not its complement, too far back. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "c104ffffffff",
        "c10706ffffffffffff",
        "c10b000500faf048656c6c6f00",
        "c105f200110000",
        "c204ffffffff",
        "4201ff 8003ffffff"
      })
  @Tag("F32")
  void whatIsNotCompressedEndsTheConnectionAndIsNotHandedOn(String frames) throws IOException {
    try (Dialogue dialogue = open(patient().build())) {
      dialogue.connection().sendRaw(hex(frames));
      assertFails(CorruptedFrameException.class, Phase.READ, dialogue.client()::readMessage);
      expectEndForBadData(dialogue);
      assertClosed("Connection already closed", dialogue.client()::readMessage);
    }
  }

  @Test
  @Tag("F23")
  void aCompressedTextHasToBeUtf8() throws IOException {
    try (Dialogue dialogue = open(patient().build());
        Compressor compressor = new Compressor(true)) {
      dialogue.connection().sendAll(compressor.frames(Frame.TEXT, hex("6162ff"), 65_536));
      assertFails(CorruptedFrameException.class, Phase.READ, dialogue.client()::readTextMessage);
      assertEnded(dialogue, 1007);
    }
  }
}
