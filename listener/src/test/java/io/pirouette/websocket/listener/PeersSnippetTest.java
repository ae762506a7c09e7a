// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.CloseFrame;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Heartbeat;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.SlowConsumerPolicy;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the README shows of peers that read slowly, say nothing, or are gone. */
class PeersSnippetTest {

  // snippet: peers
  @ServicePath("/prices")
  public static class Prices implements UpgradeService {

    private final Set<Caller> viewers = ConcurrentHashMap.newKeySet();

    @Override
    public Optional<ServiceConfiguration> configuration() {
      return Optional.of(
          ServiceConfiguration.builder()
              .slowConsumerPolicy(new SlowConsumerPolicy.DropOldest())
              .heartbeat(new Heartbeat(Duration.ofSeconds(30), Duration.ofSeconds(10)))
              .idleTimeout(Duration.ofMinutes(10))
              .build());
    }

    @Get
    public Service upgrade() {
      return new Viewer(viewers);
    }

    public void publish(String price) {
      viewers.stream().filter(Caller::isOpen).forEach(viewer -> viewer.writeTextMessage(price));
    }
  }

  public record Viewer(Set<Caller> viewers) implements Service {

    public void onOpen(Caller caller) {
      viewers.add(caller);
    }

    public CloseFrame onIdleTimeout(Caller caller) {
      viewers.remove(caller);
      return new CloseFrame.GoingAway("nothing happens here");
    }

    public void onClose(Caller caller, int statusCode) {
      viewers.remove(caller); // 1006 if it has vanished
    }
  }

  // end

  @Test
  @Tag("T34")
  void aPeerThatReadsGetsEachPrice() throws IOException {
    Prices prices = new Prices();
    try (Listener listener = Loopback.listener(0)) {
      listener.attach(prices, "/prices").start();
      try (RawPeer peer = RawPeer.open(Loopback.at(listener, "/prices"))) {
        // Its answer tells that onOpen has returned.
        peer.send(Frame.control(Frame.PING, "open?"));
        peer.expect(Frame.control(Frame.PONG, "open?"));
        prices.publish("7.25");
        prices.publish("7.50");
        peer.expectText("7.25");
        peer.expectText("7.50");
      }
    }
  }
}
