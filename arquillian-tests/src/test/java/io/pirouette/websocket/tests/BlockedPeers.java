// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Peers whose methods block, and some whose do not; all of them are told of the end, and answer.
 * Each blocked method has a witness, a connection that says how it fares.
 */
final class BlockedPeers implements AutoCloseable {

  private static final int FREE = 10;
  private static final int BLOCKED = 4;
  private static final int GOING_AWAY = 1001;
  private static final int PATIENCE_MILLIS = 20_000;

  private final ServerSocket server =
      new ServerSocket(0, BLOCKED, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<RawPeer> peers = new ArrayList<>();
  private final List<Socket> witnesses = new ArrayList<>();
  private final List<BufferedReader> words = new ArrayList<>();
  private final List<Future<?>> told = new ArrayList<>();

  BlockedPeers(URI address) throws IOException {
    this(address, "block", BLOCKED);
  }

  /** So many are blocked, in a way that the application knows. */
  BlockedPeers(URI address, String way, int blocked) throws IOException {
    server.setSoTimeout(PATIENCE_MILLIS);
    for (int i = 0; i < FREE; i++) {
      peers.add(RawPeer.open(address));
      peers.get(i).sendText("hello");
    }
    for (RawPeer peer : peers) {
      peer.expectText("hello");
    }
    for (int i = 0; i < blocked; i++) {
      block(RawPeer.open(address), way);
    }
    for (RawPeer peer : peers) {
      told.add(threads.submit(() -> expectGoingAway(peer)));
    }
  }

  private void block(RawPeer peer, String way) throws IOException {
    peers.add(peer);
    peer.sendText(way + " " + server.getLocalPort());
    Socket witness = server.accept();
    witness.setSoTimeout(PATIENCE_MILLIS);
    witnesses.add(witness);
    words.add(new BufferedReader(new InputStreamReader(witness.getInputStream(), US_ASCII)));
    assertEquals("blocked", words.get(words.size() - 1).readLine());
  }

  private static Void expectGoingAway(RawPeer peer) throws IOException {
    peer.expectClose(GOING_AWAY, "");
    return null;
  }

  /** While a method blocks, few of these are taken; none is delivered. */
  void sendMoreThanIsTaken() throws IOException {
    Frame[] frames = new Frame[300];
    Arrays.fill(frames, Frame.text("too late"));
    for (RawPeer peer : peers.subList(FREE, peers.size())) {
      peer.sendAll(frames);
    }
  }

  /** Lets methods go on that have ignored that they were interrupted. */
  void letGoOn() throws IOException {
    for (Socket witness : witnesses) {
      witness.shutdownOutput();
    }
  }

  void expectTheEnd() throws Exception {
    for (Future<?> peer : told) {
      peer.get();
    }
    for (BufferedReader witness : words) {
      assertEquals("interrupted", witness.readLine());
      assertNull(witness.readLine());
    }
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    for (Socket witness : witnesses) {
      witness.close();
    }
    server.close();
  }
}
