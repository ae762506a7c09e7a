// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Client;
import io.pirouette.websocket.CloseFrame;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.Message;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.error.PayloadBindingException;
import io.pirouette.websocket.fixture.RawPeer;
import io.pirouette.websocket.listener.TypedSnippetTest.PriceFeed.Subscribed;
import java.io.IOException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the README shows of messages with types. */
class TypedSnippetTest {

  @ServicePath("/prices")
  @ServiceConfig(dispatcherKey = "event")
  static class Prices implements UpgradeService {

    @Get
    public Service upgrade() {
      return new PriceFeed();
    }
  }

  // snippet: typed
  public static class PriceFeed implements Service { // @ServiceConfig(dispatcherKey = "event")

    public record Subscribe(String symbol, int days) {}

    public record Subscribed(String symbol, boolean live) {}

    public record Price(int day, String symbol) {}

    public Subscribed onSubscribe(Caller caller, Subscribe message) {
      return new Subscribed(message.symbol(), message.days() == 0);
    }

    public void onSubscribeError(Caller caller, PayloadBindingException error) {
      caller.writeTextMessage(error.getMessage());
    }

    public Stream<Price> onHistory(Subscribe message) {
      return IntStream.range(0, message.days()).mapToObj(day -> new Price(day, message.symbol()));
    }

    public CloseFrame onMessage(Message message) {
      return new CloseFrame.PolicyViolation("unknown event");
    }
  }

  // end

  private static Listener listener() {
    return Loopback.listener(0).attach(new Prices(), "/prices");
  }

  @Test
  @Tag("DSP-01")
  @Tag("DSP-07")
  @Tag("DSP-11")
  void aMessageBecomesWhatItsMethodDeclares() throws IOException {
    try (Listener listener = listener()) {
      listener.start();
      try (RawPeer peer = RawPeer.open(Loopback.at(listener, "/prices"))) {
        peer.sendText("{\"event\": \"subscribe\", \"symbol\": \"EUR/USD\", \"days\": 0}");
        peer.expectText("{\"live\":true,\"symbol\":\"EUR/USD\"}");
        peer.sendText("{\"event\": \"subscribe\", \"symbol\": \"EUR/USD\"}");
        peer.expectText("data binding failed: $.days is missing");
        peer.sendText("{\"event\": \"history\", \"symbol\": \"EUR/USD\", \"days\": 2}");
        peer.expectText("{\"day\":0,\"symbol\":\"EUR/USD\"}");
        peer.expectText("{\"day\":1,\"symbol\":\"EUR/USD\"}");
        peer.sendText("hello");
        peer.expectClose(1008, "unknown event");
      }
    }
  }

  @Test
  @Tag("DSP-01")
  void andSoItIsWithTheClient() {
    try (Listener listener = listener()) {
      listener.start();
      try (Client client = Client.connect(Loopback.at(listener, "/prices").toString())) {
        client.writeTextMessage("{\"event\": \"subscribe\", \"symbol\": \"A\", \"days\": 1}");
        assertEquals(new Subscribed("A", false), client.readMessage(Subscribed.class));
      }
    }
  }
}
