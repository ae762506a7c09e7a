// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.Dialogue.await;
import static io.pirouette.websocket.client.Dialogue.connect;
import static io.pirouette.websocket.client.Dialogue.patient;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.PingPongService;
import io.pirouette.websocket.RetryConfiguration;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.LiveObjects;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that are forgotten: what they hold is given back all the same. */
@ExtendWith(LeakCheck.class)
class DroppedClientTest {

  private static final String CLIENT = "io.pirouette.websocket.impl.client.BlockingClient";
  private static final String LINK = "io.pirouette.websocket.impl.client.Link";

  /** What a client has been before it is forgotten. */
  enum Kind {
    PLAIN,
    WITH_RETRY,
    WITH_ATTRIBUTE_OF_ITSELF,
    WITH_HANDLER;

    ClientConfiguration configuration() {
      ClientConfiguration.Builder builder = patient();
      return switch (this) {
        case WITH_RETRY -> builder.retryConfig(RetryConfiguration.defaults()).build();
        case WITH_HANDLER -> builder.pingPongHandler(new Answering()).build();
        default -> builder.build();
      };
    }
  }

  static final class Answering implements PingPongService {

    public byte[] onPing(Caller caller, byte[] data) {
      return data.length == 0 && caller.isOpen() ? new byte[] {1} : data;
    }
  }

  /** Connects a client of which nothing stays but what the library itself holds. */
  private static RawConnection drop(RawServer server, Kind kind) throws IOException {
    Call<Void> living =
        Call.doing(
            () -> {
              Client client = connect(server, kind.configuration());
              client.setAttribute("self", kind == Kind.WITH_ATTRIBUTE_OF_ITSELF ? client : kind);
              client.readTextMessage();
            });
    RawConnection connection = server.accept();
    connection.open();
    living.awaitWaiting();
    connection.sendText("read by a thread that then ends");
    living.result();
    return connection;
  }

  /** Collects garbage until a frame has come. */
  private static Frame frameAfterCollection(RawConnection connection) {
    Call<Frame> next = Call.of(connection::next);
    await(
        () -> {
          System.gc();
          return next.isDone();
        });
    return next.result();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WITH_HANDLER")
  @Tag("F35")
  void aClientThatNobodyHoldsIsClosed(Kind kind) throws IOException {
    try (RawServer server = RawServer.start();
        RawConnection connection = drop(server, kind)) {
      assertEquals(Frame.close(1001, ""), frameAfterCollection(connection));
      connection.answerClose(1001);
      awaitNothing();
    }
  }

  /** Its handler has work to do, whoever else knows of the client. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Tag("F35")
  void aClientWithAHandlerLivesUntilItIsClosedOrLost(boolean orderly) throws IOException {
    try (RawServer server = RawServer.start();
        RawConnection connection = drop(server, Kind.WITH_HANDLER)) {
      collectAll();
      connection.send(new Frame(true, 0, Frame.PING, new byte[0]));
      connection.expect(new Frame(true, 0, Frame.PONG, new byte[] {1}));
      if (orderly) {
        connection.send(Frame.close(1000, ""));
        connection.expect(Frame.close(1000, ""));
      }
      connection.cut();
      awaitNothing();
    }
  }

  /** Waits until the library holds nothing. */
  private static void awaitNothing() throws IOException {
    long self = ProcessHandle.current().pid();
    LiveObjects.awaitCount(self, CLIENT, count -> count == 0);
    LiveObjects.awaitCount(self, LINK, count -> count == 0);
    awaitNoThread();
  }

  @Test
  @Tag("F35")
  void aClientThatNobodyHoldsIsClosedAlthoughTheServerDoesNotAnswer() throws IOException {
    try (RawServer server = RawServer.start();
        RawConnection connection = drop(server, Kind.PLAIN)) {
      assertEquals(Frame.close(1001, ""), frameAfterCollection(connection));
      connection.halfClose();
      connection.expectEnd();
      awaitNoThread();
    }
  }

  @Test
  @Tag("F35")
  void aReadHoldsItsClient() throws IOException {
    try (RawServer server = RawServer.start()) {
      Call<String> reading = Call.of(() -> connect(server, patient().build()).readTextMessage());
      try (RawConnection connection = server.accept()) {
        connection.open();
        reading.awaitWaiting();
        collectAll();
        connection.send(Frame.control(Frame.PING, "open?"));
        connection.expect(Frame.control(Frame.PONG, "open?"));
        assertFalse(reading.isDone());
        connection.sendText("for the reader");
        assertEquals("for the reader", reading.result());
        assertEquals(Frame.close(1001, ""), frameAfterCollection(connection));
        connection.answerClose(1001);
      }
    }
  }

  /** Returns when everything that nobody held at the call has been collected, some time over. */
  private static void collectAll() {
    for (int i = 0; i < 3; i++) {
      WeakReference<Object> canary = new WeakReference<>(new Object());
      await(
          () -> {
            System.gc();
            return canary.refersTo(null);
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("F35")
  void clientsThatCameAndWentLeaveNothing(Kind kind) throws IOException {
    try (RawServer server = RawServer.start()) {
      comeAndGo(server, kind, 10);
      awaitNoThread();
      long before = descriptors();
      comeAndGo(server, kind, 300);
      awaitNothing();
      await(() -> descriptors() <= before);
    }
  }

  private static void comeAndGo(RawServer server, Kind kind, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      try (Opened opened = Opened.at(server, kind.configuration())) {
        Call<String> reading = Call.of(opened.client()::readTextMessage);
        opened.connection().sendText("one");
        assertEquals("one", reading.result());
        opened.client().writeTextMessage("two");
        opened.connection().expectText("two");
      }
    }
  }

  /** How many this process has. */
  private static long descriptors() {
    try (Stream<Path> entries = Files.list(Path.of("/proc/self/fd"))) {
      return entries.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitNoThread() {
    await(
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("pirouette-")));
  }

  @ParameterizedTest
  @EnumSource(names = {"PLAIN", "WITH_RETRY", "WITH_HANDLER"})
  @Tag("F35")
  void anOpenClientDoesNotKeepTheJvm(Kind kind) throws IOException {
    try (RawServer server = RawServer.start()) {
      String url = server.uri("/").toString();
      Call<Void> program =
          Call.doing(() -> ChildJvm.run(List.of(), Forgetful.class, url, kind.name()));
      try (RawConnection connection = server.accept()) {
        connection.open();
        connection.expectText("here");
        connection.send(Frame.control(Frame.PING, "there?"));
        connection.expect(Frame.control(Frame.PONG, "there?"));
        connection.sendText("done");
        // Whether it says something before it goes is its own affair.
        connection.next();
        program.result();
        connection.cut();
      }
    }
  }

  /** A program that ends without closing its client. */
  static final class Forgetful {

    public static void main(String[] arguments) {
      ClientConfiguration configuration = Kind.valueOf(arguments[1]).configuration();
      @SuppressWarnings("resource") // which is the point
      Client client = Client.connect(arguments[0], configuration);
      client.writeTextMessage("here");
      assertEquals("done", client.readTextMessage());
      client.setAttribute("open", client.isOpen());
    }
  }
}
