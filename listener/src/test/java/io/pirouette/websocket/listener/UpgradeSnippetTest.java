// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Dispatch;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.HeaderParameter;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.QueryParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.error.UpgradeException;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.HttpAnswer;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the README shows of the upgrade. */
class UpgradeSnippetTest {

  // snippet: upgrade
  @ServicePath("/shop")
  @ServiceConfig(
      subProtocols = {"orders.v2", "orders.v1"},
      dispatch = Dispatch.OFFLOADED)
  public static class Orders implements UpgradeService {

    @Get("{region}/orders")
    public Service upgrade(
        @PathParameter("region") String region,
        @QueryParameter("page") int page,
        @HeaderParameter("X-Tenant") Optional<String> tenant) {
      if (page < 1) {
        throw new UpgradeException("page must be positive"); // 400
      }
      return new OrderFeed(region, page, tenant.orElse("everybody"));
    }
  }

  // end

  record OrderFeed(String region, int page, String tenant) implements Service {

    public String onOpen(Caller caller) {
      String version = caller.getNegotiatedSubProtocol().orElse("any version");
      return String.join(", ", region, "page " + page, tenant, version);
    }
  }

  @Test
  @Tag("UPG-10")
  @Tag("SUB-01")
  void theUpgradeMethodTakesPartsOfTheRequest() throws IOException {
    try (Listener listener = Loopback.listener(0)) {
      listener.attach(new Orders(), "/shop").start();
      URI uri = Loopback.at(listener, "/shop/north/orders?page=2");
      Handshake handshake =
          Handshake.of(uri)
              .with("X-Tenant: blue")
              .with("Sec-WebSocket-Protocol: orders.v3, orders.v1, orders.v2");
      try (RawPeer peer = RawPeer.open(uri, handshake)) {
        peer.expectText("north, page 2, blue, orders.v1");
      }
      URI wrong = Loopback.at(listener, "/shop/north/orders?page=0");
      HttpAnswer answer = RawPeer.handshake(wrong, Handshake.of(wrong));
      assertEquals(List.of(400, "page must be positive"), List.of(answer.status(), answer.body()));
    }
  }
}
