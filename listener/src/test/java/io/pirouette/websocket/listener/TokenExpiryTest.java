// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Secured.basic;
import static io.pirouette.websocket.listener.Secured.bearer;
import static io.pirouette.websocket.listener.Tokens.claims;
import static io.pirouette.websocket.listener.Tokens.signed;
import static io.pirouette.websocket.listener.Tokens.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Dispatch;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.auth.listener.AuthOptions;
import io.pirouette.websocket.auth.listener.FileUserStoreConfig;
import io.pirouette.websocket.auth.listener.User;
import io.pirouette.websocket.error.AuthException;
import io.pirouette.websocket.error.AuthnException;
import io.pirouette.websocket.error.AuthzException;
import io.pirouette.websocket.fixture.AtOnce;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a connection when the token that has opened it expires. */
class TokenExpiryTest {

  private static final Duration LONG = Duration.ofHours(1);

  /** Tokens count whole seconds. */
  private static final Duration SHORT = Duration.ofMillis(4_500);

  private static Secured closing() {
    return Secured.by(
        service ->
            service
                .auth(Tokens.validator().scopes("write").build())
                .authOptions(AuthOptions.builder().closeAtExpiry(true).build()));
  }

  @Test
  @Tag("T15")
  void aTokenIsLookedAtOnceUnlessMoreIsAskedFor() throws IOException {
    try (Secured secured = Secured.by(Tokens.validator().build());
        RawPeer peer = secured.open(bearer(token("alice", SHORT)))) {
      Patience.await("the end of the token", () -> isOver(secured, peer));
      peer.sendText("who am I");
      peer.expectText("alice [update, write]");
    }
  }

  private static boolean isOver(Secured secured, RawPeer peer) {
    try {
      peer.sendText("who am I");
      peer.expectText("alice [update, write]");
      return secured.answer(bearer(token("alice", Duration.ZERO))).status() == 401;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @Tag("T15")
  void aConnectionMayBeClosedWhenItsTokenExpires() throws IOException {
    try (Secured secured = closing();
        RawPeer peer = secured.open(bearer(token("alice", SHORT)))) {
      peer.sendText("who am I");
      peer.expectText("alice [update, write]");
      peer.expectClose(1008, "token expired");
    }
  }

  @Test
  @Tag("T12")
  @Tag("T15")
  void whoIsLetInByTheClockSkewIsNotClosedBeforeItsEnd() throws IOException {
    try (Secured secured =
            Secured.by(
                service ->
                    service
                        .auth(Tokens.validator().clockSkew(Duration.ofMinutes(1)).build())
                        .authOptions(AuthOptions.builder().closeAtExpiry(true).build()));
        RawPeer peer = secured.open(bearer(token("alice", Duration.ofSeconds(-5))))) {
      peer.sendText("who am I");
      peer.expectText("alice [update, write]");
    }
  }

  @Test
  @Tag("T15")
  void aTokenThatIsRenewedKeepsTheConnectionOpen() throws IOException {
    try (Secured secured = closing();
        RawPeer peer = secured.open(bearer(token("alice", SHORT)));
        RawPeer other = secured.open(bearer(token("bob", SHORT)))) {
      peer.sendText("renew " + signed(claims("alice", LONG).claim("scope", "write")));
      peer.expectText("alice [write]");
      other.expectClose(1008, "token expired");
      peer.sendText("who am I");
      peer.expectText("alice [write]");
    }
  }

  @Test
  @Tag("T15")
  void theServiceIsWarnedOnceForEachToken() throws IOException {
    AuthOptions options =
        AuthOptions.builder().closeAtExpiry(true).warnBeforeExpiry(LONG.dividedBy(2)).build();
    try (Secured secured =
            Secured.by(service -> service.auth(Tokens.validator().build()).authOptions(options));
        RawPeer peer = secured.open(bearer(token("alice", SHORT)))) {
      peer.expectText("expiring");
      peer.sendText("renew " + token("alice", LONG));
      peer.expectText("alice [update, write]");
      peer.sendText("renew " + token("alice", SHORT));
      assertEquals(Set.of("expiring", "alice [update, write]"), Set.of(text(peer), text(peer)));
      peer.expectClose(1008, "token expired");
    }
  }

  private static String text(RawPeer peer) throws IOException {
    return new String(peer.next().payload(), StandardCharsets.UTF_8);
  }

  /** Says by what a renewal fails, and of what it is told. */
  public static final class Renewing implements Service {

    private final BlockingQueue<Throwable> errors = new LinkedBlockingQueue<>();

    public String onTextMessage(Caller caller, String token) {
      try {
        caller.renewToken(token);
        return "renewed";
      } catch (RuntimeException e) {
        errors.add(e);
        return e.getClass().getSimpleName();
      }
    }

    public void onError(Throwable error) {
      errors.add(error);
    }
  }

  private record Upgrade(Service service, ServiceConfiguration settings) implements UpgradeService {

    @Override
    public Optional<ServiceConfiguration> configuration() {
      return Optional.of(settings);
    }

    @Get
    public Service upgrade() {
      return service;
    }
  }

  @Test
  @Tag("T15")
  void onlyAGoodTokenOfTheSameSubjectRenews() throws Exception {
    Renewing service = new Renewing();
    ServiceConfiguration settings =
        ServiceConfiguration.builder()
            .auth(
                Tokens.validator().scopes("write").build(),
                FileUserStoreConfig.of(List.of(new User("alice", "alice@123"))))
            .authOptions(AuthOptions.builder().closeAtExpiry(true).build())
            .build();
    try (Listener listener = Loopback.listener(0)) {
      listener.attach(new Upgrade(service, settings), "/renewing").start();
      URI uri = Loopback.at(listener, "/renewing");
      String first = token("alice", LONG);
      try (RawPeer peer = RawPeer.open(uri, Handshake.of(uri).with(bearer(first)))) {
        assertRefuses(service, peer, "", AuthnException.class);
        assertRefuses(service, peer, "no token", AuthnException.class);
        assertRefuses(service, peer, token("bob", LONG), AuthnException.class);
        assertRefuses(service, peer, token("alice", Duration.ZERO), AuthnException.class);
        assertRefuses(
            service, peer, signed(claims("alice", LONG).issuer("another")), AuthnException.class);
        assertRefuses(
            service, peer, signed(claims("alice", LONG).subject(null)), AuthnException.class);
        assertRefuses(
            service,
            peer,
            signed(claims("alice", LONG).claim("scope", "read")),
            AuthzException.class);
        peer.sendText(token("alice", SHORT));
        peer.expectText("renewed");
        peer.expectClose(1008, "token expired");
      }
      assertInstanceOf(AuthException.class, service.errors.poll(20, TimeUnit.SECONDS));
      String password = basic("alice", "alice@123");
      try (RawPeer peer = RawPeer.open(uri, Handshake.of(uri).with(password))) {
        assertRefuses(service, peer, token("alice", LONG), IllegalStateException.class);
      }
    }
  }

  private static void assertRefuses(
      Renewing service, RawPeer peer, String token, Class<? extends RuntimeException> kind)
      throws Exception {
    peer.sendText(token);
    peer.expectText(kind.getSimpleName());
    Throwable error = service.errors.poll(20, TimeUnit.SECONDS);
    assertInstanceOf(kind, error);
    assertTrue(token.isEmpty() || !error.getMessage().contains(token), error::getMessage);
  }

  /** Says what it is told, in the order in which that comes. */
  record Ordered(ServiceConfiguration settings) implements UpgradeService {

    @Override
    public Optional<ServiceConfiguration> configuration() {
      return Optional.of(settings);
    }

    @Get
    public Service upgrade() {
      AtomicBoolean busy = new AtomicBoolean();
      return new Service() {
        public String onOpen() {
          return alone("opened");
        }

        public String onTokenExpiring() {
          return alone("expiring");
        }

        private String alone(String event) {
          boolean first = busy.compareAndSet(false, true);
          Thread.yield();
          busy.set(false);
          return first ? event : event + " beside another";
        }
      };
    }
  }

  @ParameterizedTest
  @EnumSource(Dispatch.class)
  @Tag("T15")
  void theServiceHearsOfATokenThatIsAboutToExpireWhenItKnowsTheConnection(Dispatch dispatch)
      throws Exception {
    ServiceConfiguration settings =
        ServiceConfiguration.builder()
            .dispatch(dispatch)
            .auth(Tokens.validator().build())
            .authOptions(
                AuthOptions.builder()
                    .closeAtExpiry(true)
                    .warnBeforeExpiry(LONG.multipliedBy(2))
                    .build())
            .build();
    try (Listener listener = Loopback.listener(0).attach(new Ordered(settings), "/ordered")) {
      listener.start();
      Handshake handshake =
          Handshake.of(Loopback.at(listener, "/ordered")).with(bearer(token("alice", LONG)));
      AtOnce.run(
          8,
          number -> {
            for (int i = 0; i < 50; i++) {
              try (RawPeer peer = RawPeer.open(Loopback.at(listener, "/ordered"), handshake)) {
                peer.expectText("opened");
                peer.expectText("expiring");
              }
            }
          });
    }
  }
}
