// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.pirouette.websocket.app.auth.UsersUpgrade;
import io.pirouette.websocket.app.errand.ErrandUpgrade;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.HttpAnswer;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawPeer;
import io.pirouette.websocket.fixture.RawServer;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A relay that speaks to another application in the name of its peers, by their own tokens. */
@ExtendWith(ArquillianExtension.class)
@Tag("CAU-02")
@Tag("SMP-03")
class TokenRelayIT {

  private static final AuthServers SERVERS = AuthServers.start();
  private static final int PEERS = 10;

  @ArquillianResource
  @OperateOnDeployment("backend")
  URL backend;

  @ArquillianResource
  @OperateOnDeployment("relay")
  URL relay;

  @Deployment(name = "backend", testable = false)
  static WebArchive backend() {
    return Archives.applicationWithCredentials("tls-backend.war", UsersUpgrade.class)
        .addAsResource(new StringAsset(SERVERS.properties()), "servers.properties");
  }

  @Deployment(name = "relay", testable = false)
  static WebArchive relay() {
    return Archives.applicationWithClientCredentials("relay.war", ErrandUpgrade.class);
  }

  private String secure(String path) {
    return WssApplication.secure(Archives.at(backend, path));
  }

  private String plain(String path) {
    return Archives.at(backend, path).toString();
  }

  private URI to(String target) {
    return Archives.at(relay, CredentialsApplication.relay(target));
  }

  private RawPeer open(String target, String token) throws IOException {
    return RawPeer.open(to(target), Handshake.of(to(target)).with(AuthIT.bearer(token)));
  }

  private HttpAnswer ask(String target, String... lines) throws IOException {
    Handshake handshake = Handshake.of(to(target));
    for (String line : lines) {
      handshake.with(line);
    }
    return RawPeer.handshake(to(target), handshake);
  }

  private void refuses(int status, String body, String target, String token) throws IOException {
    HttpAnswer answer = ask(target, AuthIT.bearer(token));
    assertEquals(status, answer.status(), answer::toString);
    assertEquals(body, answer.body());
    assertEquals(status == 401 ? List.of("Bearer") : List.of(), answer.header("WWW-Authenticate"));
    assertFalse(answer.toString().contains(token));
  }

  @Test
  void thePeersTokenOpensTheBackendAndMessagesGoBothWays() throws IOException {
    for (String target : List.of(secure("tokens"), plain("tokens"))) {
      try (RawPeer peer = open(target, AuthIT.token("update", 60))) {
        peer.expectText("alice [update], alice [update]");
        peer.sendText("hello");
        peer.expectText("echo hello");
        peer.sendBinary(new byte[] {1, 2});
        peer.expect(Frame.binary(new byte[] {1, 2}));
      }
    }
  }

  @Test
  void eachPeerIsAtTheBackendWhoItIsByItsOwnToken() throws IOException {
    List<RawPeer> peers = new ArrayList<>();
    for (int i = 0; i < PEERS; i++) {
      peers.add(open(secure("tokens"), AuthIT.token(i % 2 == 0 ? "write" : "update", 60)));
      peers.get(i).sendText("peer " + i);
    }
    for (int i = 0; i < PEERS; i++) {
      String who = i % 2 == 0 ? "alice [write]" : "alice [update]";
      peers.get(i).expectText(who + ", " + who);
      peers.get(i).expectText("echo peer " + i);
      peers.get(i).close();
    }
  }

  @Test
  void aBackendThatSpeaksUnaskedIsHeard() throws IOException {
    try (RawServer server = RawServer.start()) {
      CompletableFuture<RawConnection> accepted = accepting(server, "the.own-token==");
      try (RawPeer peer = open(server.uri("/").toString(), "the.own-token==");
          RawConnection there = get(accepted)) {
        there.sendText("first");
        there.sendText("second");
        peer.expectText("first");
        peer.expectText("second");
        peer.sendText("third");
        there.expectText("third");
        peer.send(Frame.close(1000, ""));
        there.expectClose(1000, "");
        peer.expect(Frame.close(1000, ""));
        peer.expectEnd();
      }
    }
  }

  @Test
  void aBackendThatGoesEndsThePeersConnection() throws IOException {
    try (RawServer server = RawServer.start()) {
      CompletableFuture<RawConnection> accepted = accepting(server, "token");
      try (RawPeer peer = open(server.uri("/").toString(), "token")) {
        get(accepted).cut();
        peer.expectClose(1011, "the backend has gone");
      }
    }
  }

  /** The relay lets a peer in after the backend has let in the relay. */
  private static CompletableFuture<RawConnection> accepting(RawServer server, String token) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            RawConnection connection = server.accept();
            assertEquals(List.of("Bearer " + token), connection.open().header("Authorization"));
            return connection;
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }

  private static RawConnection get(CompletableFuture<RawConnection> accepted) {
    return accepted.orTimeout(20, TimeUnit.SECONDS).join();
  }

  @Test
  @Tag("F28")
  void aTokenThatTheBackendRefusesOpensNothing() throws IOException {
    String made = new Door(backend).told("open");
    String refusal = "the backend does not take the token";
    refuses(401, refusal, secure("tokens"), AuthIT.token("write", -60));
    refuses(401, refusal, secure("tokens"), AuthIT.token("write", 60) + "x");
    refuses(401, refusal, secure("introspected"), "revoked");
    refuses(401, refusal, plain("users"), AuthIT.token("write", 60));
    refuses(403, "the backend does not let the bearer in", secure("introspected"), "read-1");
    assertEquals(made, new Door(backend).told("open"));
  }

  @Test
  @Tag("CAU-06")
  void whatIsNoTokenIsNotEvenShownToTheBackend() throws IOException {
    try (RawServer server = RawServer.start()) {
      String target = server.uri("/").toString();
      refuses(401, "the token is none", target, "not a token");
      HttpAnswer answer = ask(target);
      assertEquals("a token is needed", answer.body());
      assertEquals(401, answer.status());
      assertEquals("a token is needed", ask(target, "Authorization: Basic YTpi").body());
      assertFalse(server.hasPending());
    }
  }

  @Test
  void aBackendThatIsNotThereIsNoMatterOfTheToken() throws IOException {
    RawServer server = RawServer.start();
    String gone = server.uri("/").toString();
    server.close();
    refuses(502, "the backend cannot be reached", gone, "token");
    refuses(502, "the backend answers with 404", secure("elsewhere"), "token");
  }
}
