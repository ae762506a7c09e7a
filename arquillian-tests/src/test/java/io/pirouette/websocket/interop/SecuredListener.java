// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.auth.listener.AuthOptions;
import io.pirouette.websocket.auth.listener.ListenerAuth;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Base64;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** A listener with one service, which asks for credentials and says who has shown them. */
final class SecuredListener implements AutoCloseable {

  private final Listener listener =
      Listener.on(0, ListenerConfiguration.builder().host("127.0.0.1").build());

  SecuredListener(ListenerAuth... kinds) {
    this(AuthOptions.DEFAULT, kinds);
  }

  SecuredListener(AuthOptions options, ListenerAuth... kinds) {
    listener.attach(new Upgrade(options, kinds), "/secured");
    listener.start();
  }

  /** Asks for credentials of these kinds. */
  record Upgrade(AuthOptions options, ListenerAuth... kinds) implements UpgradeService {

    @Override
    public Optional<ServiceConfiguration> configuration() {
      return Optional.of(ServiceConfiguration.builder().auth(kinds).authOptions(options).build());
    }

    @Get
    public Service upgrade() {
      return new WhoAmI();
    }
  }

  /** Says who the peer is. */
  public static class WhoAmI implements Service {

    public String onOpen(Caller caller) {
      return caller.getPrincipal().map(Principal::getName).orElse("nobody")
          + " "
          + new TreeSet<>(caller.getScopes());
    }
  }

  static String basic(String name, String password) {
    byte[] credentials = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Authorization: Basic " + Base64.getEncoder().encodeToString(credentials);
  }

  static String bearer(String token) {
    return "Authorization: Bearer " + token;
  }

  String url() {
    return uri().toString();
  }

  private URI uri() {
    return URI.create("ws://127.0.0.1:" + listener.port() + "/secured");
  }

  void assertIs(String expected, String credentials) throws IOException {
    try (RawPeer peer = RawPeer.open(uri(), Handshake.of(uri()).with(credentials))) {
      peer.expectText(expected);
    }
  }

  /** Asks again until it is refused. */
  void awaitRefusal(int status, String credentials) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (status(credentials) != status) {
      assertTrue(System.nanoTime() < deadline, "never refused");
      Thread.sleep(100);
    }
  }

  void assertRefused(int status, String credentials) throws IOException {
    assertEquals(status, status(credentials));
  }

  private int status(String credentials) throws IOException {
    return RawPeer.handshake(uri(), Handshake.of(uri()).with(credentials)).status();
  }

  @Override
  public void close() {
    listener.close();
  }
}
