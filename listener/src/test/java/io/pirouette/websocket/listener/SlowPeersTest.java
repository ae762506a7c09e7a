// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.fixture.LeakCheck;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Peers that take all the time there is, many at once, while others want to be served. */
@ExtendWith(LeakCheck.class)
@Tag("T35")
class SlowPeersTest {

  private static final int PEERS = 200;

  /** More than there are threads to serve them. */
  private static final int MORE_PEERS = 250;

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  @Test
  void hundredsOfHeadsThatComeByteByByteKeepNobodyOut() throws Exception {
    assertOthersAreServed(PEERS, "GET / HTTP/1.1\r\nHost: a\r\nX: ");
  }

  @Test
  void hundredsOfBodiesThatComeByteByByteKeepNobodyOut() throws Exception {
    assertOthersAreServed(
        MORE_PEERS, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n");
  }

  @Test
  void hundredsOfConnectionsWithoutARequestKeepNobodyOut() throws Exception {
    assertOthersAreServed(PEERS, "");
  }

  private static void assertOthersAreServed(int peers, String beginning) throws Exception {
    try (Listener listener = Echoing.start(ListenerConfiguration.builder().timeout(TIMEOUT));
        Drips drips = Drips.open(listener.port(), peers, beginning)) {
      CompletableFuture<Void> ended = CompletableFuture.runAsync(drips::untilAllAreCut);
      int served = 0;
      do {
        openInTime(listener.port()).close();
        served++;
      } while (!ended.isDone());
      ended.get();
      assertTrue(served > 0);
    }
  }

  /** On a busy machine it may take a peer longer than it has. */
  private static HttpPeer openInTime(int port) throws IOException {
    try {
      return HttpPeer.openPatiently(port, 1);
    } catch (IOException cut) {
      return HttpPeer.openPatiently(port, 1);
    }
  }
}
