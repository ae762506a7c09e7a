// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.HttpPeer.page;
import static io.pirouette.websocket.listener.HttpPeer.upgrade;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.ConnectionLimits;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Http1Settings;
import io.pirouette.websocket.KeepAlive;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.RequestLimits;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.error.ServiceDefinitionException;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawPeer;
import io.pirouette.websocket.listener.HttpPeer.Answer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Specification section 2.1: what a listener does of which nothing is said but the port. */
@ExtendWith(LeakCheck.class)
class ListenerDefaultsTest {

  private static final String OFFER = "Sec-WebSocket-Extensions: permessage-deflate";

  private static Listener start() {
    Listener listener = Listener.on(0).attach(new Echoing(), "/echo");
    listener.start();
    return listener;
  }

  @Test
  @Tag("LSN-01")
  void theDefaultsAreThoseOfTheSpecification() {
    ListenerConfiguration defaults = ListenerConfiguration.defaults();
    assertEquals("0.0.0.0", defaults.host());
    assertEquals(new Http1Settings(KeepAlive.AUTO, 10), defaults.http1Settings());
    assertNull(defaults.secureSocket());
    assertEquals(Duration.ofSeconds(120), defaults.timeout());
    assertNull(defaults.server());
    assertTrue(defaults.webSocketCompressionEnabled());
    assertEquals(new RequestLimits(4_096, 8_192, -1), defaults.requestLimits());
    assertEquals(new ConnectionLimits(-1, -1), defaults.connectionLimits());
  }

  @Test
  @Tag("LSN-01")
  void itIsReachedAtAllAddressesOfThisHost() throws IOException {
    try (Listener listener = start()) {
      for (int last : new int[] {1, 2, 200}) {
        URI uri = URI.create("ws://127.0.0." + last + ":" + listener.port() + "/echo");
        try (RawPeer peer = RawPeer.open(uri)) {
          peer.sendText("hello");
          peer.expectText("hello");
        }
      }
    }
  }

  @Test
  @Tag("LSN-01")
  void anotherHostIsTheOnlyOneThatItIsReachedAt() throws IOException {
    ListenerConfiguration second = ListenerConfiguration.builder().host("127.0.0.2").build();
    try (Listener listener = Listener.on(0, second).attach(new Echoing(), "/")) {
      listener.start();
      RawPeer.open(URI.create("ws://127.0.0.2:" + listener.port() + "/")).close();
      assertThrows(IOException.class, () -> HttpPeer.connect(listener.port()));
    }
  }

  @Test
  @Tag("LSN-01")
  void itSpeaksHttp11Alone() throws IOException {
    try (Listener listener = start()) {
      HttpPeer.assertStatus(
          404,
          listener.port(),
          page("/", "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMA"));
      try (HttpPeer peer = HttpPeer.connect(listener.port())) {
        String answered = peer.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").readToEnd();
        assertTrue(answered.isEmpty() || answered.startsWith("HTTP/1.1 505 "), answered);
      }
      try (HttpPeer peer = HttpPeer.connect(listener.port())) {
        // The beginning of a TLS handshake.
        String answered = peer.send("\u0016\3\1\2\0\1\0\1\u00fc\3\3\r\n\r\n").readToEnd();
        assertTrue(answered.isEmpty() || answered.startsWith("HTTP/1.1 400 "), answered);
      }
    }
  }

  @Test
  @Tag("LSN-01")
  @Tag("LSN-09")
  void bodiesMayBeOfAnySize() throws IOException {
    try (Listener listener = start()) {
      String post = page("/", "Content-Length: 9000000").replace("GET", "POST");
      HttpPeer.assertStatus(404, listener.port(), post + "x".repeat(9_000_000));
    }
  }

  @Test
  @Tag("LSN-03")
  void portZeroIsAFreePort() throws IOException {
    try (Listener one = start();
        Listener two = start()) {
      assertTrue(one.port() > 0 && two.port() > 0 && one.port() != two.port());
      HttpPeer.assertStatus(101, one.port(), upgrade("/echo"));
      HttpPeer.assertStatus(101, two.port(), upgrade("/echo"));
    }
  }

  @Test
  @Tag("LSN-04")
  void aNegativeTimeoutIsRefused() {
    ListenerConfiguration.Builder builder =
        ListenerConfiguration.builder().timeout(Duration.ofMillis(-1));
    IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, builder::build);
    assertTrue(
        refused
            .getMessage()
            .startsWith(
                "Idle timeout cannot be negative. If you want to disable the timeout please use"
                    + " value 0"),
        refused.getMessage());
  }

  /** Waits for as long as it must not. */
  @ServiceConfig(connectionClosureTimeout = -2)
  static class Hasty implements UpgradeService {

    @Get
    public Service upgrade() {
      return new Echoing.Echo();
    }
  }

  @Test
  @Tag("LSN-25")
  void aNegativeClosureTimeoutIsRefusedWhenItIsSet() throws IOException {
    try (Listener listener = start()) {
      ServiceDefinitionException refused =
          assertThrows(
              ServiceDefinitionException.class, () -> listener.attach(new Hasty(), "/hasty"));
      assertTrue(
          refused.getMessage().contains("Invalid timeout value: -2.0"), refused.getMessage());
      HttpPeer.assertStatus(404, listener.port(), upgrade("/hasty"));
    }
    ServiceConfiguration.Builder builder =
        ServiceConfiguration.builder().connectionClosureTimeout(Duration.ofMillis(-1));
    assertThrows(IllegalArgumentException.class, builder::build);
    ServiceConfiguration any =
        ServiceConfiguration.builder()
            .connectionClosureTimeout(ServiceConfiguration.NO_TIMEOUT)
            .build();
    assertEquals(ServiceConfiguration.NO_TIMEOUT, any.connectionClosureTimeout());
    Duration fraction = Duration.ofMillis(1_250);
    assertEquals(
        fraction,
        ServiceConfiguration.builder()
            .connectionClosureTimeout(fraction)
            .build()
            .connectionClosureTimeout());
  }

  /** Wants no compression. */
  static class Plain implements UpgradeService {

    @Override
    public Optional<ServiceConfiguration> configuration() {
      return Optional.of(ServiceConfiguration.builder().webSocketCompressionEnabled(false).build());
    }

    @Get
    public Service upgrade() {
      return new Echoing.Echo();
    }
  }

  @Test
  @Tag("LSN-01")
  void compressionIsAgreedToWhereTheListenerAndTheServiceAllowIt() throws IOException {
    for (boolean enabled : new boolean[] {true, false}) {
      ListenerConfiguration.Builder builder =
          ListenerConfiguration.builder().webSocketCompressionEnabled(enabled);
      try (Listener listener = Echoing.start(builder).attach(new Plain(), "/plain")) {
        assertEquals(enabled, compresses(listener, "/"));
        assertEquals(false, compresses(listener, "/plain"));
      }
    }
  }

  @Test
  @Tag("LSN-01")
  void compressionIsAgreedToUnlessTheListenerIsToldOtherwise() throws IOException {
    try (Listener listener = start()) {
      assertTrue(compresses(listener, "/echo"));
    }
  }

  private static boolean compresses(Listener listener, String path) throws IOException {
    try (HttpPeer peer = HttpPeer.connect(listener.port())) {
      Answer answer = peer.ask(upgrade(path, OFFER));
      assertEquals(101, answer.status(), answer::toString);
      List<String> agreed = answer.header("Sec-WebSocket-Extensions");
      if (agreed.isEmpty()) {
        peer.assertEchoes();
      }
      return !agreed.isEmpty();
    }
  }
}
