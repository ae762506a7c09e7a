// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 2: a listener from attach to stop. */
@ExtendWith(LeakCheck.class)
class ListenerLifeCycleTest {

  private static final String LOCALHOST = "127.0.0.1";

  /** Names itself. */
  static class Named implements UpgradeService {

    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Get
    public Service upgrade() {
      return new NamedService();
    }

    class NamedService implements Service {

      public String onTextMessage(Caller caller, String text) {
        return name + " " + text;
      }
    }
  }

  private static Listener listener(int port) {
    return Listener.on(port, ListenerConfiguration.builder().host(LOCALHOST).build());
  }

  private static URI at(Listener listener, String path) {
    return URI.create("ws://" + LOCALHOST + ":" + listener.port() + path);
  }

  private static void assertAnswers(String name, Listener listener, String path)
      throws IOException {
    try (RawPeer peer = RawPeer.open(at(listener, path))) {
      peer.sendText("hello");
      peer.expectText(name + " hello");
    }
  }

  private static int status(Listener listener, String path) throws IOException {
    URI uri = at(listener, path);
    return RawPeer.handshake(uri, Handshake.of(uri)).status();
  }

  @Test
  @Tag("LSN-12")
  void aServiceIsServedFromStartToStop() throws IOException {
    Listener listener = listener(0).attach(new Named("a"), "/basic/ws");
    listener.start();
    assertAnswers("a", listener, "/basic/ws");
    URI address = at(listener, "/basic/ws");
    listener.gracefulStop();
    assertThrows(ConnectException.class, () -> RawPeer.open(address));
  }

  @ParameterizedTest
  @CsvSource({
    "basic/ws, /basic/ws",
    "/basic/ws/, /basic/ws",
    "'', /",
    "/, /any/path/below",
    "'with-dash.and~tilde', /with-dash.and~tilde"
  })
  @Tag("LSN-17")
  @Tag("UPG-05")
  void aPathIsNormalised(String attached, String requested) throws IOException {
    try (Listener listener = listener(0)) {
      listener.attach(new Named("a"), attached).start();
      assertAnswers("a", listener, requested);
    }
  }

  @Test
  @Tag("LSN-17")
  void aPathMayBeGivenInSegmentsOrNotAtAll() throws IOException {
    try (Listener listener = listener(0)) {
      listener.attach(new Named("segments"), "a", "b").attach(new Named("none")).start();
      assertAnswers("segments", listener, "/a/b");
      assertAnswers("none", listener, "/a");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"//a", "/a//b", "/a/../b", "/a/.", "/a?b", "/a#b", "/a%20b", "/a\\b", "/a;b"})
  void aPathThatNoRequestCanHaveIsRefused(String path) {
    try (Listener listener = listener(0)) {
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> listener.attach(new Named("a"), path));
      assertTrue(refused.getMessage().contains("'" + path + "'"), refused.getMessage());
    }
  }

  @Test
  @Tag("LSN-18")
  void twoServicesAtOnePathAreRefused() {
    try (Listener listener = listener(0)) {
      listener.attach(new Named("a"), "/a");
      WebSocketException refused =
          assertThrows(WebSocketException.class, () -> listener.attach(new Named("b"), "a/"));
      assertEquals("Two services have the same addressable URI (/a)", refused.getMessage());
    }
  }

  @Test
  @Tag("LSN-21")
  @Tag("LSN-22")
  void aDetachedServiceKeepsItsConnectionsAndGetsNoMore() throws IOException {
    Named service = new Named("a");
    try (Listener listener = listener(0)) {
      listener.attach(service, "/a").start();
      try (RawPeer peer = RawPeer.open(at(listener, "/a"))) {
        listener.detach(service);
        assertEquals(404, status(listener, "/a"));
        peer.sendText("hello");
        peer.expectText("a hello");
      }
      listener.attach(service, "/b");
      assertAnswers("a", listener, "/b");
    }
  }

  @Test
  @Tag("LSN-20")
  void aServiceThatIsNotAttachedCannotBeDetached() {
    try (Listener listener = listener(0)) {
      WebSocketException refused =
          assertThrows(WebSocketException.class, () -> listener.detach(new Named("a")));
      assertEquals("Cannot detach service. Service has not been registered", refused.getMessage());
    }
  }

  @Test
  @Tag("LSN-14")
  void startingTwiceDoesNothing() throws IOException {
    try (Listener listener = listener(0).attach(new Named("a"), "/a")) {
      listener.start();
      int port = listener.port();
      listener.start();
      assertEquals(port, listener.port());
      assertAnswers("a", listener, "/a");
    }
  }

  @Test
  @Tag("LSN-13")
  void aPortThatIsTakenIsNamedAndCanBeTriedAgain() throws IOException {
    try (Listener listener = listener(takenPort()).attach(new Named("a"), "/a")) {
      listener.start();
      int port = listener.port();
      try (Listener second = listener(port).attach(new Named("b"), "/b")) {
        WebSocketException refused = assertThrows(WebSocketException.class, second::start);
        assertEquals(
            "failed to start the listener on '127.0.0.1:" + port + "': Address already in use",
            refused.getMessage());
        listener.immediateStop();
        second.start();
        assertAnswers("b", second, "/b");
      }
    }
  }

  /** Free at this moment, and chosen by the system, which does not choose it again soon. */
  private static int takenPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOCALHOST))) {
      return socket.getLocalPort();
    }
  }

  @Test
  @Tag("LSN-15")
  void aGracefulStopTellsEveryPeerAndWaitsForItsAnswer() throws Exception {
    Listener listener = listener(0).attach(new Named("a"), "/a");
    listener.start();
    RawPeer used = RawPeer.open(at(listener, "/a"));
    used.sendText("hello");
    used.expectText("a hello");
    RawPeer fresh = RawPeer.open(at(listener, "/a"));
    Thread stop = new Thread(listener::gracefulStop);
    stop.start();
    used.expectClose(1001, "");
    assertTrue(stop.isAlive(), "stopped before every peer had answered");
    fresh.expectClose(1001, "");
    stop.join();
  }

  @Test
  @Tag("LSN-16")
  void anImmediateStopEndsConnectionsWithoutWaiting() throws IOException {
    Listener listener = listener(0).attach(new Named("a"), "/a");
    listener.start();
    RawPeer peer = RawPeer.open(at(listener, "/a"));
    peer.sendText("hello");
    peer.expectText("a hello");
    listener.immediateStop();
    for (Frame frame = peer.next(); frame != null; frame = peer.next()) {
      assertEquals(Frame.close(1001, ""), frame);
    }
  }

  @Test
  void aStoppedListenerStaysStopped() {
    Listener listener = listener(0);
    listener.start();
    listener.close();
    listener.immediateStop();
    assertThrows(IllegalStateException.class, listener::start);
    assertThrows(IllegalStateException.class, listener::port);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void aPortOutOfRangeIsRefused(int port) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> listener(port));
    assertEquals("port: " + port + " (expected: 0 to 65535)", refused.getMessage());
  }

  @Test
  void twentyListenersOneAfterTheOtherLeaveNothingBehind() throws IOException {
    long before = temporaryDirectories();
    int port = takenPort();
    for (int i = 0; i < 20; i++) {
      try (Listener listener = listener(port).attach(new Named("a"), "/a")) {
        listener.start();
        assertAnswers("a", listener, "/a");
      }
    }
    assertEquals(before, temporaryDirectories());
  }

  private static long temporaryDirectories() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(file -> file.getFileName().toString().startsWith("pirouette-")).count();
    }
  }

  @Test
  @Tag("LSN-24")
  void twoListenersAreIndependent() throws IOException {
    try (Listener one = listener(0).attach(new Named("one"), "/a");
        Listener two = listener(0).attach(new Named("two"), "/a")) {
      one.start();
      two.start();
      assertAnswers("one", one, "/a");
      assertAnswers("two", two, "/a");
      one.gracefulStop();
      assertAnswers("two", two, "/a");
    }
  }
}
