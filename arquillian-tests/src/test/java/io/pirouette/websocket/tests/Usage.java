// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * An application in full use: connections that talk and others that were just opened, methods that
 * block, streams under way, and clients of its own, one of which tries to connect again. All peers
 * expect to be told that the application goes away.
 */
final class Usage implements AutoCloseable {

  private static final int CONNECTIONS = 80;
  private static final int BLOCKING = 4;
  private static final int GOING_AWAY = 1001;
  private static final List<String> STREAMS = List.of("stream", "iterator", "publisher");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Future<?>> told = new ArrayList<>();
  private final BlockedPeers blocked;
  private final BlockedPeers streaming;
  private final LeftOpen clients;

  /** Streams are of another kind each round. */
  Usage(URI base, int round) throws IOException {
    URI talking = Archives.at(base.toURL(), "checked/period");
    for (int i = 0; i < CONNECTIONS; i++) {
      RawPeer peer = RawPeer.open(talking);
      if (i % 2 == 0) {
        talk(peer);
      }
      told.add(threads.submit(() -> expectGoingAway(peer)));
    }
    String kind = STREAMS.get(round % STREAMS.size());
    // What blocks holds up the end of the application for two seconds.
    int blocking = round % 4 == 0 ? BLOCKING : 0;
    blocked = new BlockedPeers(Archives.at(base.toURL(), "blocked"), "block", blocking);
    streaming = new BlockedPeers(Archives.at(base.toURL(), "streams/" + kind), "block", blocking);
    clients = new LeftOpen(Archives.at(base.toURL(), "keep"), LeftOpen.KINDS);
  }

  private static void talk(RawPeer peer) throws IOException {
    peer.sendText("{\"from\": 1, \"to\": 2}");
    peer.expectText("1 to 2");
    peer.sendText("{\"from\": 2, \"to\": 1}");
    peer.expectText(ConstraintsIT.FAILED + "$ ends before it begins");
  }

  private static Void expectGoingAway(RawPeer peer) throws IOException {
    peer.expectClose(GOING_AWAY, "");
    return null;
  }

  void expectTheEnd() throws Exception {
    for (Future<?> peer : told) {
      peer.get();
    }
    blocked.expectTheEnd();
    streaming.expectTheEnd();
    clients.expectAllTold();
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    blocked.close();
    streaming.close();
    clients.close();
  }
}
