// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The connections to one echo, on the calling thread. */
final class EchoLoad implements AutoCloseable {

  private static final long PATIENCE_MILLIS = 20_000;

  private final Selector selector = Selector.open();
  private final List<EchoPeer> peers = new ArrayList<>();

  EchoLoad(int port, String path, int connections, EchoFrames frames, int inFlight)
      throws IOException {
    for (int i = 0; i < connections; i++) {
      peers.add(new EchoPeer(Upgrades.open(port, path), selector, frames, inFlight));
    }
  }

  /** Keeps the messages in flight for so long, and ends when the last one is answered. */
  EchoRound run(int seconds) throws IOException {
    Delays delays = new Delays();
    for (EchoPeer peer : peers) {
      peer.begin();
    }
    long start = System.nanoTime();
    long end = start + TimeUnit.SECONDS.toNanos(seconds);
    long answers = 0;
    long now = start;
    while (now < end) {
      answers += take(true, delays);
      now = System.nanoTime();
    }
    while (!peers.stream().allMatch(EchoPeer::isQuiet)) {
      take(false, delays);
    }
    return new EchoRound(
        answers * 1e9 / (now - start), delays.percentile(50), delays.percentile(99));
  }

  private int take(boolean goOn, Delays delays) throws IOException {
    if (selector.select(PATIENCE_MILLIS) == 0) {
      throw new IOException("no answer");
    }
    int answers = 0;
    for (SelectionKey key : selector.selectedKeys()) {
      answers += ((EchoPeer) key.attachment()).readable(goOn, delays);
    }
    selector.selectedKeys().clear();
    return answers;
  }

  @Override
  public void close() throws IOException {
    for (EchoPeer peer : peers) {
      peer.close();
    }
    selector.close();
  }
}
