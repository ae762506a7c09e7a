// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.HttpPeer.upgrade;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.ConnectionLimits;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.fixture.AtOnce;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.listener.HttpPeer.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How many connections a listener serves while peers come and go in all ways there are. */
@ExtendWith(LeakCheck.class)
class ConnectionChurnTest {

  private static final int PEERS = 32;
  private static final int ROUNDS = 40;
  private static final int LIMIT = 8;

  /** Let in, and not ended by this end yet: never more than the listener has open. */
  private final AtomicInteger open = new AtomicInteger();

  private final AtomicInteger refused = new AtomicInteger();

  @Test
  void neverMoreThanThereMayBeAndNoPlaceIsLost() throws Exception {
    ConnectionLimits limits = new ConnectionLimits(LIMIT, ConnectionLimits.UNLIMITED);
    churn(limits, LIMIT);
    assertTrue(refused.get() > 0, "nobody was refused");
  }

  @Test
  void neverMoreOfAnAddressThanThereMayBeAndNoPlaceIsLost() throws Exception {
    churn(new ConnectionLimits(ConnectionLimits.UNLIMITED, LIMIT), LIMIT);
    assertTrue(refused.get() > 0, "nobody was refused");
  }

  private void churn(ConnectionLimits limits, int most) throws Exception {
    try (Listener listener =
        Echoing.start(ListenerConfiguration.builder().connectionLimits(limits))) {
      AtOnce.run(PEERS, number -> comeAndGo(listener.port(), number, most));
      assertExactly(most, listener.port());
    }
  }

  private void comeAndGo(int port, int number, int most) throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      try (HttpPeer peer = HttpPeer.connect(port)) {
        if ((round + number) % 5 == 0) {
          peer.send(upgrade("/"));
          // Gone before it is let in, or after.
          continue;
        }
        Answer answer = peer.ask(upgrade("/"));
        if (answer.status() == 101) {
          int now = open.incrementAndGet();
          assertTrue(now <= most, () -> now + " connections");
          peer.assertEchoes();
          open.decrementAndGet();
          end(peer, round);
        } else {
          assertEquals(503, answer.status());
          refused.incrementAndGet();
        }
      }
    }
  }

  private static void end(HttpPeer peer, int round) throws IOException {
    switch (round % 4) {
      case 0 -> peer.send("\u0088\u0082\0\0\0\0\u0003\u00e8").readToEnd();
      case 1 -> peer.send("\u0088\u0082\0\0\0\0\u0003\u00e8");
      case 2 -> peer.reset();
      default -> peer.close();
    }
  }

  private static void assertExactly(int most, int port) throws IOException {
    List<HttpPeer> peers = new ArrayList<>();
    try {
      for (int i = 0; i < most; i++) {
        peers.add(HttpPeer.openPatiently(port, 1));
      }
      try (HttpPeer another = HttpPeer.connect(port)) {
        assertEquals(503, another.ask(upgrade("/")).status());
      }
    } finally {
      for (HttpPeer peer : peers) {
        peer.close();
      }
    }
  }
}
