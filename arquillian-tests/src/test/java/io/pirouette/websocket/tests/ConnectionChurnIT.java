// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.app.churn.ChurnUpgrade;
import io.pirouette.websocket.fixture.AtOnce;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.LiveObjects;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Thousands of peers that come and go in every way leave nothing behind. */
@ExtendWith(ArquillianExtension.class)
@Tag("T46")
@Tag("recent")
class ConnectionChurnIT {

  private static final int PEERS = 4;
  private static final int ROUNDS = 600;

  /** One of the library for each connection. */
  private static final String CONNECTION = "io.pirouette.websocket.impl.connection.Connection";

  /** Kept open by the machine, the tests and the server for a while, whatever the peers do. */
  private static final int FEW = 12;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.application("churn.war", ChurnUpgrade.class);
  }

  @Test
  void nothingIsLeftOfPeersThatComeAndGo() throws Exception {
    long pid = pid();
    // Applications of other tests, which have been in this process, may remember some.
    int before = LiveObjects.count(pid, CONNECTION);
    AtOnce.run(PEERS, peer -> comeAndGo());
    LiveObjects.awaitCount(pid, CONNECTION, count -> count <= before + 1);
    long sockets = sockets(pid);
    AtOnce.run(PEERS, peer -> comeAndGo());
    LiveObjects.awaitCount(pid, CONNECTION, count -> count <= before + 1);
    awaitSockets(pid, sockets + FEW);
    assertTrue(LiveThreads.ofTheLibrary(pid).size() < FEW, () -> "threads of the library");
    assertTrue(pid() == pid, "it serves on");
  }

  private void comeAndGo() throws IOException {
    URI echo = Archives.at(base, "churn/process");
    URI failing = Archives.at(base, "churn/failing");
    for (int round = 0; round < ROUNDS; round++) {
      switch (round % 6) {
        case 0, 1 -> goWithinTheHead(echo, round);
        case 2 -> RawPeer.open(echo).cut();
        case 3 -> RawPeer.open(echo).reset();
        case 4 -> expectFailure(failing);
        default -> RawPeer.open(echo).close();
      }
    }
  }

  private static void expectFailure(URI failing) throws IOException {
    try (RawPeer peer = RawPeer.open(failing)) {
      peer.expectClose(1011, "Unexpected condition");
    }
  }

  /** Has the connection reset, now and then only when all but the last byte has been sent. */
  private static void goWithinTheHead(URI uri, int round) throws IOException {
    String head = Handshake.of(uri).head();
    int length = round % 4 == 0 ? head.length() - 1 : head.length() / 2;
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoLinger(true, 0);
      socket.getOutputStream().write(head.substring(0, length).getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** Of the process that serves. */
  private long pid() throws IOException {
    try (RawPeer peer = RawPeer.open(Archives.at(base, "churn/process"))) {
      peer.sendText("where");
      return Long.parseLong(peer.nextText());
    }
  }

  private static void awaitSockets(long pid, long most) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (sockets(pid) > most && System.nanoTime() < deadline) {
      Thread.sleep(200);
    }
    long sockets = sockets(pid);
    assertTrue(sockets <= most, () -> sockets + " sockets, expected at most " + most);
  }

  private static long sockets(long pid) throws IOException {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      return descriptors.filter(ConnectionChurnIT::isSocket).count();
    }
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (IOException gone) {
      return false;
    }
  }
}
