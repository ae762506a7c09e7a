// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WriteTimedOutException;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over TLS is the same as without, however its records are cut. */
@ExtendWith({LeakCheck.class, TlsTrust.class})
class TlsTrafficTest {

  private static final int LARGE = 5 << 20;
  private static final int MANY = 5_000;

  static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new Random(length).nextBytes(noise);
    return noise;
  }

  static TlsDialogue openForLargeFrames(String protocol) throws IOException {
    ClientConfiguration configuration =
        Dialogue.patient().maxFrameSize(Integer.MAX_VALUE).maxMessageSize(Long.MAX_VALUE).build();
    return TlsDialogue.open(TlsServer.start(protocol), configuration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void textsAndBytesGoBothWays(String protocol) throws IOException {
    byte[] bytes = {0, 1, (byte) 0xff};
    try (TlsDialogue dialogue = TlsDialogue.open(protocol)) {
      dialogue.client().writeTextMessage("a\u00e9\u6c34\ud83c\udf88");
      dialogue.client().writeBinaryMessage(bytes);
      dialogue.client().writeTextMessage("");
      dialogue.connection().expectText("a\u00e9\u6c34\ud83c\udf88");
      dialogue.connection().expect(Frame.binary(bytes));
      dialogue.connection().expectText("");
      dialogue.connection().sendText("a\u00e9\u6c34\ud83c\udf88");
      dialogue.connection().send(Frame.binary(bytes));
      dialogue.connection().sendText("");
      assertEquals("a\u00e9\u6c34\ud83c\udf88", dialogue.client().readTextMessage());
      assertArrayEquals(bytes, dialogue.client().readBinaryMessage());
      assertEquals("", dialogue.client().readTextMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void largeMessagesGoBothWaysAtOnce(String protocol) throws IOException {
    byte[] there = noise(LARGE);
    byte[] back = noise(LARGE + 1);
    try (TlsDialogue dialogue = openForLargeFrames(protocol)) {
      Call<Void> sending = Call.doing(() -> dialogue.connection().send(Frame.binary(back)));
      Call<Void> writing = Call.doing(() -> dialogue.client().writeBinaryMessage(there));
      Call<byte[]> reading = Call.of(dialogue.client()::readBinaryMessage);
      assertEquals(1, dialogue.connection().expectMessage(Frame.BINARY, there));
      assertArrayEquals(back, reading.result());
      writing.result();
      sending.result();
      dialogue.assertUsable();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void aMessageMayComeInFragmentsAndIsSentInSuch(String protocol) throws IOException {
    byte[] message = noise(200_000);
    try (TlsDialogue dialogue = TlsDialogue.open(protocol)) {
      Call<Void> writing = Call.doing(() -> dialogue.client().writeBinaryMessage(message));
      assertEquals(4, dialogue.connection().expectMessage(Frame.BINARY, message));
      writing.result();
      dialogue.connection().send(new Frame(false, 0, Frame.TEXT, new byte[] {'a'}));
      dialogue.connection().send(Frame.control(Frame.PING, "between"));
      dialogue.connection().send(new Frame(true, 0, Frame.CONTINUATION, new byte[] {'b'}));
      assertEquals("ab", dialogue.client().readTextMessage());
      dialogue.connection().expect(Frame.control(Frame.PONG, "between"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void manySmallMessagesAreEchoed(String protocol) throws IOException {
    try (TlsDialogue dialogue = TlsDialogue.open(protocol)) {
      Client client = dialogue.client();
      Call<Void> echo = Call.doing(() -> echo(dialogue.connection(), MANY));
      Call<Void> writing =
          Call.doing(
              () -> {
                for (int i = 0; i < MANY; i++) {
                  client.writeTextMessage(String.valueOf(i));
                }
              });
      for (int i = 0; i < MANY; i++) {
        assertEquals(String.valueOf(i), client.readTextMessage());
      }
      writing.result();
      echo.result();
    }
  }

  static void echo(TlsConnection connection, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      connection.send(connection.next());
    }
  }

  /** More messages than are kept for a reader, in few records. */
  @ParameterizedTest
  @CsvSource({"TLSv1.3, 16000", "TLSv1.2, 16000", "TLSv1.3, 1000", "TLSv1.2, 1"})
  void messagesThatComeSeveralInOneRecordAreReadOneByOne(String protocol, int size)
      throws IOException {
    Frame[] frames =
        IntStream.range(0, MANY).mapToObj(i -> Frame.text("" + i)).toArray(Frame[]::new);
    try (TlsDialogue dialogue = TlsDialogue.open(protocol)) {
      byte[] bytes = TlsConnection.join(frames);
      Call<Void> sending = Call.doing(() -> dialogue.connection().sendInRecords(bytes, size));
      for (int i = 0; i < MANY; i++) {
        assertEquals(String.valueOf(i), dialogue.client().readTextMessage());
      }
      sending.result();
      dialogue.assertUsable();
    }
  }

  @Test
  void messagesThatNobodyReadsAreKeptUntilSomebodyDoes() throws IOException {
    Frame[] frames =
        IntStream.range(0, MANY).mapToObj(i -> Frame.text("" + i)).toArray(Frame[]::new);
    try (TlsDialogue dialogue = TlsDialogue.open()) {
      dialogue.connection().send(frames);
      dialogue.connection().send(Frame.control(Frame.PING, "behind them"));
      for (int i = 0; i < MANY; i++) {
        assertEquals(String.valueOf(i), dialogue.client().readTextMessage());
      }
      dialogue.connection().expect(Frame.control(Frame.PONG, "behind them"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void aMessageMayComeInManyRecords(String protocol) throws IOException {
    byte[] message = noise(3_000);
    try (TlsDialogue dialogue = TlsDialogue.open(protocol)) {
      Call<byte[]> reading = Call.of(dialogue.client()::readBinaryMessage);
      dialogue.connection().sendInRecords(Frame.binary(message).unmasked(), 1);
      assertArrayEquals(message, reading.result());
      dialogue.assertUsable();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void aRecordMayComeInPieces(String protocol) throws IOException {
    try (TlsDialogue dialogue = TlsDialogue.open(protocol)) {
      dialogue.connection().raw().hold();
      dialogue.connection().sendText("first");
      dialogue.connection().sendText("second");
      byte[] records = dialogue.connection().raw().takeHeld();
      Call<String> reading = Call.of(dialogue.client()::readTextMessage);
      for (byte piece : records) {
        dialogue.connection().raw().getOutputStream().write(new byte[] {piece});
      }
      assertEquals("first", reading.result());
      assertEquals("second", dialogue.client().readTextMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void aPingIsAnsweredWhileNobodyReads(String protocol) throws IOException {
    try (TlsDialogue dialogue = TlsDialogue.open(protocol)) {
      for (int i = 0; i < 3; i++) {
        dialogue.connection().send(Frame.control(Frame.PING, "ping " + i));
        dialogue.connection().expect(Frame.control(Frame.PONG, "ping " + i));
      }
      dialogue.connection().sendText("kept");
      dialogue.connection().send(Frame.control(Frame.PING, "again"));
      dialogue.connection().expect(Frame.control(Frame.PONG, "again"));
      assertEquals("kept", dialogue.client().readTextMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void manyThreadsMayWriteAndReadAtOnce(String protocol) throws IOException {
    int threads = 16;
    int each = 250;
    try (TlsDialogue dialogue = TlsDialogue.open(protocol)) {
      Call<Void> echo = Call.doing(() -> echo(dialogue.connection(), threads * each));
      List<String> written = new ArrayList<>();
      List<Call<Void>> writers = new ArrayList<>();
      List<Call<List<String>>> readers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        List<String> texts = texts(i, each);
        written.addAll(texts);
        writers.add(Call.doing(() -> texts.forEach(dialogue.client()::writeTextMessage)));
        readers.add(Call.of(() -> read(dialogue.client(), each)));
      }
      writers.forEach(Call::result);
      List<String> read = new ArrayList<>();
      readers.forEach(reader -> read.addAll(reader.result()));
      echo.result();
      Collections.sort(written);
      Collections.sort(read);
      assertEquals(written, read);
    }
  }

  /** Of all lengths up to some records. */
  private static List<String> texts(int writer, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> writer + "-" + i + "-" + "x".repeat(i * i % 40_000))
        .toList();
  }

  static List<String> read(Client client, int count) {
    return IntStream.range(0, count).mapToObj(i -> client.readTextMessage()).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  @Tag("WRT-04")
  @Tag("F26")
  void aWriteTimesOutIfTheServerDoesNotRead(String protocol) throws IOException {
    Duration timeout = Duration.ofMillis(200);
    ClientConfiguration configuration =
        Dialogue.patient().writeTimeout(timeout).maxFrameSize(Integer.MAX_VALUE).build();
    try (TlsDialogue dialogue = TlsDialogue.open(TlsServer.start(protocol), configuration)) {
      Client client = dialogue.client();
      byte[] large = new byte[Dialogue.MORE_THAN_TCP_HOLDS];
      Dialogue.assertFails(
          WriteTimedOutException.class,
          Phase.WRITE,
          "Write timed out",
          () -> client.writeBinaryMessage(large));
      assertFalse(client.isOpen());
      Dialogue.assertClosedByServer(1006, "", client::readTextMessage);
    }
  }
}
