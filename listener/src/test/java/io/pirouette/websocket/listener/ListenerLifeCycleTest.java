// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Loopback.LOCALHOST;
import static io.pirouette.websocket.listener.Loopback.assertAnswers;
import static io.pirouette.websocket.listener.Loopback.at;
import static io.pirouette.websocket.listener.Loopback.listener;
import static io.pirouette.websocket.listener.Loopback.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.LiveObjects;
import io.pirouette.websocket.fixture.RawPeer;
import io.pirouette.websocket.listener.Loopback.Named;
import java.io.IOException;
import java.lang.ref.Reference;
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
  void aStoppedListenerStaysStopped() {
    Listener listener = listener(0);
    listener.start();
    listener.close();
    listener.immediateStop();
    assertThrows(IllegalStateException.class, listener::start);
    assertThrows(IllegalStateException.class, listener::port);
    assertThrows(IllegalStateException.class, () -> listener.attach(new Named("a")));
  }

  @Test
  void aStoppedListenerHoldsNoServer() throws IOException {
    Listener listener = listener(0).attach(new Named("a"), "/a");
    listener.start();
    assertAnswers("a", listener, "/a");
    listener.close();
    LiveObjects.awaitCount(
        ProcessHandle.current().pid(),
        "org.apache.tomcat.websocket.server.WsServerContainer",
        count -> count == 0);
    Reference.reachabilityFence(listener);
  }

  @Test
  void aHostThatIsUnknownIsNamed() {
    try (Listener listener =
        Listener.on(0, ListenerConfiguration.builder().host("no.such.host.invalid").build())) {
      WebSocketException refused = assertThrows(WebSocketException.class, listener::start);
      assertEquals(
          "failed to start the listener on 'no.such.host.invalid:0': unknown host",
          refused.getMessage());
    }
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
