// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.Dialogue.assertClosed;
import static io.pirouette.websocket.client.Dialogue.assertFails;
import static io.pirouette.websocket.client.Dialogue.patient;
import static io.pirouette.websocket.client.Dialogue.readLate;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.ReadTimedOutException;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that are used by virtual threads, and the same with platform threads. */
@ExtendWith(LeakCheck.class)
class VirtualThreadTest {

  private static final String KINDS = "io.pirouette.websocket.client.ThreadKind#available";

  /** Carriers, and the threads of the JVM and of the client. */
  private static final int HANDFUL = 10 + 2 * Runtime.getRuntime().availableProcessors();

  /** Platform threads only, whatever the JDK. */
  private static int platformThreads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  @ParameterizedTest
  @MethodSource(KINDS)
  void eachOfManyReadersGetsItsMessage(ThreadKind kind) throws IOException {
    int count = 200;
    int threadsBefore = platformThreads();
    List<ThreadKind.Running<String>> readers = new ArrayList<>();
    List<RawConnection> connections = new ArrayList<>();
    try (RawServer server = RawServer.start()) {
      for (int i = 0; i < count; i++) {
        readers.add(kind.run(() -> readAndClose(server)));
        connections.add(server.accept());
        connections.get(i).open();
      }
      readers.forEach(ThreadKind.Running::awaitWaiting);
      int most = threadsBefore + HANDFUL + (kind == ThreadKind.PLATFORM ? count : 0);
      assertTrue(platformThreads() <= most, platformThreads() + " threads, " + threadsBefore);
      for (int i = 0; i < count; i++) {
        connections.get(i).sendText("message " + i);
      }
      for (int i = 0; i < count; i++) {
        connections.get(i).expectClose(1000, "");
        assertEquals("message " + i, readers.get(i).result());
      }
    } finally {
      for (RawConnection connection : connections) {
        connection.cut();
      }
    }
  }

  private static String readAndClose(RawServer server) {
    try (Client client = Dialogue.connect(server, patient().build())) {
      return client.readTextMessage();
    }
  }

  /** On JDKs with virtual threads: by both kinds at once. */
  @Test
  void readersOfAllKindsShareTheMessagesOfAClient() throws IOException {
    int count = 10_000;
    try (Dialogue dialogue = Dialogue.open()) {
      Client client = dialogue.client();
      List<ThreadKind.Running<List<Integer>>> readers =
          IntStream.range(0, 4)
              .boxed()
              .flatMap(i -> ThreadKind.available())
              .map(kind -> kind.run(() -> readToTheEnd(client)))
              .toList();
      for (int i = 0; i < count; i++) {
        dialogue.connection().sendText(String.valueOf(i));
      }
      dialogue.closeByServer(1000, "");
      List<Integer> all = new ArrayList<>();
      for (ThreadKind.Running<List<Integer>> reader : readers) {
        List<Integer> mine = reader.result();
        assertEquals(mine.stream().sorted().toList(), mine);
        all.addAll(mine);
      }
      assertEquals(IntStream.range(0, count).boxed().toList(), all.stream().sorted().toList());
    }
  }

  private static List<Integer> readToTheEnd(Client client) {
    List<Integer> numbers = new ArrayList<>();
    while (true) {
      try {
        numbers.add(Integer.valueOf(client.readTextMessage()));
      } catch (ConnectionClosureException e) {
        return numbers;
      }
    }
  }

  /** One message at a time, so that each time all readers but one go on waiting. */
  @Test
  void eachMessageWakesAReaderOfWhateverKind() throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Client client = dialogue.client();
      List<ThreadKind.Running<String>> readers =
          Stream.of(3, 3, 3)
              .flatMap(i -> ThreadKind.available())
              .map(kind -> kind.run(client::readTextMessage))
              .toList();
      readers.forEach(ThreadKind.Running::awaitWaiting);
      for (int i = 1; i <= readers.size(); i++) {
        int done = i;
        dialogue.connection().sendText("message " + i);
        Dialogue.await(() -> readers.stream().filter(it -> it.isDone()).count() == done);
      }
      Set<String> expected =
          IntStream.rangeClosed(1, readers.size())
              .mapToObj(i -> "message " + i)
              .collect(Collectors.toSet());
      Set<String> read = new HashSet<>();
      readers.forEach(reader -> read.add(reader.result()));
      assertEquals(expected, read);
    }
  }

  @ParameterizedTest
  @MethodSource(KINDS)
  void closeWakesAReader(ThreadKind kind) throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Client client = dialogue.client();
      ThreadKind.Running<String> reading = kind.run(client::readTextMessage);
      reading.awaitWaiting();
      ThreadKind.Running<Void> closing =
          kind.doing(() -> client.close(4000, "over", Duration.ZERO));
      assertClosed("Connection closed", reading::result);
      dialogue.connection().expect(Frame.close(4000, "over"));
      assertThrows(ConnectionClosureException.class, closing::result);
      assertFalse(client.isOpen());
    }
  }

  @ParameterizedTest
  @MethodSource(KINDS)
  @Tag("F15")
  void aReadTimesOutAndTheNextOneGetsTheMessage(ThreadKind kind) throws IOException {
    Duration timeout = Duration.ofMillis(100);
    try (Dialogue dialogue = Dialogue.open(patient().readTimeout(timeout).build())) {
      Client client = dialogue.client();
      long start = System.nanoTime();
      ThreadKind.Running<String> reading = kind.run(client::readTextMessage);
      assertFails(ReadTimedOutException.class, Phase.READ, "Read timed out", reading::result);
      assertTrue(System.nanoTime() - start >= timeout.toNanos());
      assertTrue(client.isOpen());
      dialogue.connection().sendAll(Frame.text("late"), Frame.text("later"));
      assertEquals("late", kind.run(() -> readLate(client)).result());
      assertEquals("later", kind.run(() -> readLate(client)).result());
    }
  }

  @ParameterizedTest
  @MethodSource(KINDS)
  @Tag("F36")
  void anInterruptedReadDoesNotHarmTheConnection(ThreadKind kind) throws IOException {
    try (Dialogue dialogue = Dialogue.open()) {
      Client client = dialogue.client();
      for (int i = 0; i < 20; i++) {
        ThreadKind.Running<String> reading = kind.run(client::readTextMessage);
        reading.awaitWaiting();
        reading.interrupt();
        assertInterrupted(Phase.READ, reading);
        assertTrue(client.isOpen());
        dialogue.connection().sendText("message " + i);
        assertEquals("message " + i, kind.run(client::readTextMessage).result());
      }
      kind.doing(() -> client.writeTextMessage("usable")).result();
      dialogue.connection().expectText("usable");
    }
  }

  private static void assertInterrupted(Phase phase, ThreadKind.Running<?> running) {
    WebSocketException failure = assertThrows(WebSocketException.class, running::result);
    assertTrue(failure.getMessage().startsWith("Interrupted while "), failure::toString);
    assertInstanceOf(InterruptedException.class, failure.getCause());
    assertEquals(phase, failure.phase());
    assertTrue(running.leftInterrupted());
  }

  @ParameterizedTest
  @MethodSource(KINDS)
  void aWriteWaitsUntilTheServerReads(ThreadKind kind) throws IOException {
    byte[] large = new byte[Dialogue.MORE_THAN_TCP_HOLDS];
    IntStream.range(0, large.length).forEach(i -> large[i] = (byte) (i * 31 >> 5));
    ClientConfiguration configuration = patient().maxFrameSize(1 << 20).build();
    try (Dialogue dialogue = Dialogue.open(configuration)) {
      Client client = dialogue.client();
      ThreadKind.Running<Void> writing = kind.doing(() -> client.writeBinaryMessage(large));
      writing.awaitWaiting();
      ThreadKind.Running<String> reading = kind.run(client::readTextMessage);
      dialogue.connection().sendText("meanwhile");
      assertEquals("meanwhile", reading.result());
      for (int read = 0; read < large.length; ) {
        byte[] part = dialogue.connection().next().payload();
        assertArrayEquals(Arrays.copyOfRange(large, read, read + part.length), part);
        read += part.length;
      }
      writing.result();
      client.writeTextMessage("next");
      dialogue.connection().expectText("next");
    }
  }

  /** More of them than virtual threads have carriers. */
  @ParameterizedTest
  @MethodSource(KINDS)
  void writesThatWaitDoNotKeepOthersFromWorking(ThreadKind kind) throws IOException {
    byte[] large = new byte[Dialogue.MORE_THAN_TCP_HOLDS];
    List<Dialogue> stuck = new ArrayList<>();
    List<ThreadKind.Running<Void>> writers = new ArrayList<>();
    for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors() + 1; i++) {
      Dialogue dialogue = Dialogue.open();
      stuck.add(dialogue);
      writers.add(kind.doing(() -> dialogue.client().writeBinaryMessage(large)));
    }
    writers.forEach(ThreadKind.Running::awaitWaiting);
    try (Dialogue dialogue = Dialogue.open()) {
      ThreadKind.Running<String> reading = kind.run(dialogue.client()::readTextMessage);
      reading.awaitWaiting();
      dialogue.connection().sendText("not held up");
      assertEquals("not held up", reading.result());
    }
    for (int i = 0; i < stuck.size(); i++) {
      writers.get(i).interrupt();
      assertInterrupted(Phase.WRITE, writers.get(i));
      stuck.get(i).connection().cut();
      stuck.get(i).server().close();
    }
  }
}
