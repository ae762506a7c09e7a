// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.container.ServiceTomcat;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.apache.catalina.valves.RemoteIpValve;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where the container believes a proxy, services are told what the proxy says. */
@Tag("tomcat")
class ForwardedAddressIT {

  @Test
  void aPeerHasTheAddressAndTheSchemeThatTheValveHasFound() throws Exception {
    try (ServiceTomcat tomcat = new ServiceTomcat(connector -> {})) {
      tomcat.add(new RemoteIpValve());
      tomcat.start(Set.of(AddressUpgrade.class));
      expect(tomcat.uri().resolve("address"), "203.0.113.7 true");
    }
  }

  @Test
  void withoutTheValveNobodyIsBelieved() throws Exception {
    try (ServiceTomcat tomcat = new ServiceTomcat(connector -> {})) {
      tomcat.start(Set.of(AddressUpgrade.class));
      expect(tomcat.uri().resolve("address"), "127.0.0.1 false");
    }
  }

  private static void expect(URI uri, String told) throws IOException {
    Handshake handshake =
        Handshake.of(uri).with("X-Forwarded-For: 203.0.113.7").with("X-Forwarded-Proto: https");
    try (RawPeer peer = RawPeer.open(uri, handshake)) {
      peer.expectText(told);
    }
  }

  /** Tells peers who they are. */
  @ServicePath("/address")
  public static class AddressUpgrade implements UpgradeService {

    @Get
    public Service upgrade(UpgradeRequest request) {
      return new Address(request.remoteAddress().getHostString() + " " + request.secure());
    }
  }

  /** Tells one peer. */
  public record Address(String text) implements Service {

    public String onOpen() {
      return text;
    }
  }
}
