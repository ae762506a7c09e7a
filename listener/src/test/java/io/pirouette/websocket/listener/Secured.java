// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.auth.listener.ListenerAuth;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.HttpAnswer;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A service that asks for credentials, at {@code /secured} of a listener; it says who one is. */
final class Secured implements AutoCloseable {

  static final String PATH = "/secured";

  private final AtomicInteger upgrades = new AtomicInteger();
  private final Listener listener = Loopback.listener(0);

  private Secured(ServiceConfiguration configuration) {
    listener.attach(new Upgrade(configuration, upgrades), PATH);
    listener.start();
  }

  static Secured by(ListenerAuth... kinds) {
    return by(builder -> builder.auth(kinds));
  }

  static Secured by(UnaryOperator<ServiceConfiguration.Builder> settings) {
    return new Secured(settings.apply(ServiceConfiguration.builder()).build());
  }

  record Upgrade(ServiceConfiguration settings, AtomicInteger upgrades) implements UpgradeService {

    @Override
    public Optional<ServiceConfiguration> configuration() {
      return Optional.of(settings);
    }

    @Get
    public Service upgrade(UpgradeRequest request) {
      upgrades.incrementAndGet();
      return new WhoAmI(shown(request.principal(), request.scopes()));
    }
  }

  record WhoAmI(String atUpgrade) implements Service {

    public void onOpen(Caller caller) {
      assertEquals(atUpgrade, shown(caller.getPrincipal(), caller.getScopes()));
    }

    public String onTextMessage(Caller caller, String text) {
      if (text.startsWith("renew ")) {
        caller.renewToken(text.substring(6));
      }
      return shown(caller.getPrincipal(), caller.getScopes());
    }

    public String onTokenExpiring(Caller caller) {
      return "expiring";
    }
  }

  private static String shown(Optional<Principal> principal, Set<String> scopes) {
    return principal.map(Principal::getName).orElse("nobody") + " " + new TreeSet<>(scopes);
  }

  URI uri() {
    return Loopback.at(listener, PATH);
  }

  Listener listener() {
    return listener;
  }

  /** How often the service's own method was called. */
  int upgrades() {
    return upgrades.get();
  }

  static String basic(String name, String password) {
    byte[] credentials = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Authorization: Basic " + Base64.getEncoder().encodeToString(credentials);
  }

  static String bearer(String token) {
    return "Authorization: Bearer " + token;
  }

  /** The answer to an upgrade request with some more lines. */
  HttpAnswer answer(String... lines) throws IOException {
    return RawPeer.handshake(uri(), handshake(lines));
  }

  Handshake handshake(String... lines) {
    Handshake handshake = Handshake.of(uri());
    for (String line : lines) {
      handshake.with(line);
    }
    return handshake;
  }

  RawPeer open(String... lines) throws IOException {
    return RawPeer.open(uri(), handshake(lines));
  }

  /** Expects to be let in, as somebody. */
  void assertIs(String expected, String... lines) throws IOException {
    try (RawPeer peer = open(lines)) {
      peer.sendText("who am I");
      peer.expectText(expected);
    }
  }

  /** Expects a refusal without a body, and that the service is not asked. */
  HttpAnswer assertRefused(int status, String... lines) throws IOException {
    int before = upgrades();
    HttpAnswer answer = answer(lines);
    assertEquals(status, answer.status(), answer::toString);
    assertEquals("", answer.body());
    assertEquals(before, upgrades());
    return answer;
  }

  @Override
  public void close() {
    listener.close();
  }
}
