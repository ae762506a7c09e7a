// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.ReadTimedOutException;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import io.pirouette.websocket.fixture.ReceivedRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.function.Executable;

/** A client in conversation with a server of plain bytes that has let it in. */
final class Dialogue implements AutoCloseable {

  /** Reached only when a test fails. */
  static final Duration PATIENCE = Duration.ofSeconds(20);

  /**
   * A message that does not fit into the buffers of both ends while the other one does not read.
   */
  static final int MORE_THAN_TCP_HOLDS = 40 << 20;

  private final RawServer server;
  private final Client client;
  private final ReceivedRequest request;

  /** The latest one. */
  private RawConnection connection;

  /** How a server lets a client in. */
  interface Opening {
    ReceivedRequest answer(RawConnection connection) throws IOException;
  }

  private Dialogue(
      RawServer server, Client client, RawConnection connection, ReceivedRequest request) {
    this.server = server;
    this.client = client;
    this.connection = connection;
    this.request = request;
  }

  /** Time-outs that no test reaches unless it fails. */
  static ClientConfiguration.Builder patient() {
    return ClientConfiguration.builder()
        .handShakeTimeout(PATIENCE)
        .readTimeout(PATIENCE)
        .writeTimeout(PATIENCE);
  }

  static Dialogue open() throws IOException {
    return open(patient().build());
  }

  /** With these lines added to the head of the answer. */
  static Dialogue open(ClientConfiguration configuration, String... extraHeaderLines)
      throws IOException {
    return open(configuration, connection -> connection.open(extraHeaderLines));
  }

  static Dialogue open(ClientConfiguration configuration, Opening opening) throws IOException {
    RawServer server = RawServer.start();
    Call<Client> connecting = Call.of(() -> connect(server, configuration));
    RawConnection connection = server.accept();
    ReceivedRequest request = opening.answer(connection);
    return new Dialogue(server, connecting.result(), connection, request);
  }

  static Client connect(RawServer server, ClientConfiguration configuration) {
    return Client.connect(server.uri("/").toString(), configuration);
  }

  Client client() {
    return client;
  }

  /** The server's end of the connection. */
  RawConnection connection() {
    return connection;
  }

  RawServer server() {
    return server;
  }

  /** What the client has asked with. */
  ReceivedRequest request() {
    return request;
  }

  /** Lets the client in again, after a loss. */
  RawConnection acceptAgain(String... extraHeaderLines) throws IOException {
    RawConnection lost = connection;
    connection = server.accept();
    lost.cut();
    connection.open(extraHeaderLines);
    return connection;
  }

  /** Expects a close frame with a code, and any reason. */
  void expectCloseFrame(int code) throws IOException {
    Frame frame = connection.next();
    assertEquals(Frame.CLOSE, frame == null ? -1 : frame.opcode(), () -> "no close: " + frame);
    assertEquals(code, (int) ByteBuffer.wrap(frame.payload()).getChar(), frame::toString);
  }

  /** Expects that the client gives up the connection with a code. */
  void expectFailure(int code) throws IOException {
    expectCloseFrame(code);
    connection.answerClose(code);
  }

  /** Closes with a code and expects that the client answers with the same. */
  void closeByServer(int code, String reason) throws IOException {
    connection.send(Frame.close(code, reason));
    expectCloseFrame(code);
  }

  /** Closes by the client if it is open; fails if it had sent anything that was not expected. */
  @Override
  public void close() throws IOException {
    boolean open = client.isOpen();
    Call<Void> closing = Call.doing(client::close);
    try (server) {
      if (open) {
        connection.expectClose(1000, "");
      } else {
        connection.halfClose();
        connection.expectEnd();
      }
      closing.result();
    } finally {
      connection.cut();
    }
  }

  /** Expects an error of exactly this class. */
  static <E extends WebSocketException> E assertFails(
      Class<E> type, Phase phase, String message, Executable action) {
    E failure = assertFails(type, phase, action);
    assertEquals(message, failure.getMessage());
    return failure;
  }

  /** Expects an error of exactly this class, whatever it says. */
  static <E extends WebSocketException> E assertFails(
      Class<E> type, Phase phase, Executable action) {
    WebSocketException failure = assertThrows(WebSocketException.class, action);
    assertEquals(type, failure.getClass(), failure::toString);
    assertEquals(phase, failure.phase(), failure::toString);
    return type.cast(failure);
  }

  /** Expects the error of a connection that is closed, or is being closed. */
  static void assertClosed(String message, Executable action) {
    assertFails(ConnectionClosureException.class, Phase.CLOSE, message, action);
  }

  /** Expects the error that tells of the server's close frame, or of the loss. */
  static void assertClosedByServer(int code, String reason, Executable action) {
    String message =
        (reason.isEmpty() ? "Connection closed Status code: " : reason + ": Status code: ") + code;
    ConnectionClosureException closure =
        assertFails(ConnectionClosureException.class, Phase.CLOSE, message, action);
    assertEquals(code, closure.statusCode());
    assertEquals(reason, closure.reason());
  }

  /** The next text, however many reads time out before it comes. */
  static String readLate(Client client) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return client.readTextMessage();
      } catch (ReadTimedOutException e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
      }
    }
  }

  /** Waits for something that nobody reports. */
  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "waited in vain");
      Thread.onSpinWait();
    }
  }

  /** How many bytes the threads that live have allocated up to now. */
  static long allocatedBytes() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return LongStream.of(threads.getThreadAllocatedBytes(threads.getAllThreadIds())).sum();
  }
}
