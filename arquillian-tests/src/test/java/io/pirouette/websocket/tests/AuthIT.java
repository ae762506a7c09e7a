// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.pirouette.websocket.app.auth.UsersUpgrade;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.HttpAnswer;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 5.2: services that ask for credentials, in each container. */
@ExtendWith(ArquillianExtension.class)
class AuthIT {

  private static final AuthServers SERVERS = AuthServers.start();
  private static final String ALICE = basic("alice", "alice@123");

  @ArquillianResource URL base;
  private Door door;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.applicationWithCredentials("auth.war", UsersUpgrade.class)
        .addAsResource(new StringAsset(SERVERS.properties()), "servers.properties")
        .addAsWebResource(new StringAsset("a page"), "page.txt");
  }

  @BeforeEach
  void door() {
    door = new Door(base);
  }

  static String basic(String name, String password) {
    byte[] credentials = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Authorization: Basic " + Base64.getEncoder().encodeToString(credentials);
  }

  static String bearer(String token) {
    return "Authorization: Bearer " + token;
  }

  static String token(String scope, int seconds) {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.HS256),
            new JWTClaimsSet.Builder()
                .issuer("the issuer")
                .subject("alice")
                .claim("scope", scope)
                .expirationTime(Date.from(Instant.now().plusSeconds(seconds)))
                .build());
    try {
      token.sign(new MACSigner(AuthServers.SECRET));
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
    return token.serialize();
  }

  /** Expects a refusal without a body, for which no service is made. */
  private HttpAnswer refuses(int status, String path, String... lines) throws IOException {
    String made = door.told("open");
    HttpAnswer answer = door.ask(path, lines);
    assertEquals(status, answer.status(), () -> path + ": " + answer);
    assertEquals("", answer.body());
    assertEquals(List.of(), answer.header("Sec-WebSocket-Accept"));
    assertEquals(made, door.told("open"));
    return answer;
  }

  private static void assertChallenges(HttpAnswer answer, String... challenges) {
    assertEquals(List.of(challenges), answer.header("WWW-Authenticate"));
  }

  private void lets(String expected, String path, String... lines) throws IOException {
    assertEquals(expected + ", " + expected, door.told(path, lines));
  }

  @Test
  @Tag("LAU-01")
  @Tag("LAU-05")
  @Tag("LAU-09")
  @Tag("LAU-10")
  @Tag("LAU-11")
  @Tag("LAU-13")
  void eachKindOfCredentialsLetsIn() throws IOException {
    lets("alice [update, write]", "users", ALICE);
    lets("alice [write]", "directory", ALICE);
    lets("alice [write]", "tokens", bearer(token("write", 60)));
    lets("alice [other, write]", "introspected", bearer("write"));
  }

  @Test
  @Tag("LAU-03")
  @Tag("LAU-04")
  @Tag("LAU-15")
  @Tag("T6")
  void whoShowsNoneIsChallengedByTheSchemesThatAreAskedFor() throws IOException {
    String realm = " realm=\"/users\", charset=\"UTF-8\"";
    assertChallenges(refuses(401, "users"), "Basic" + realm);
    assertChallenges(refuses(401, "directory"), "Basic" + realm.replace("users", "directory"));
    assertChallenges(refuses(401, "tokens"), "Bearer realm=\"/tokens\"");
    assertChallenges(refuses(401, "introspected"), "Bearer realm=\"/introspected\"");
    assertChallenges(
        refuses(401, "any"), "Bearer realm=\"/any\"", "Basic" + realm.replace("users", "any"));
    assertChallenges(
        refuses(401, "tokens", bearer("x")), "Bearer realm=\"/tokens\", error=\"invalid_token\"");
  }

  @Test
  @Tag("LAU-04")
  @Tag("LAU-06")
  @Tag("LAU-08")
  @Tag("LAU-12")
  @Tag("LAU-13")
  void whoHoldsNoneOfTheScopesIsForbidden() throws IOException {
    refuses(403, "users", basic("bob", "bob@123"));
    refuses(403, "users", basic("carol", "carol@123"));
    assertChallenges(
        refuses(403, "tokens", bearer(token("writer reader", 60))),
        "Bearer realm=\"/tokens\", error=\"insufficient_scope\", scope=\"write update\"");
    refuses(403, "introspected", bearer("read"));
    lets("carol []", "any", basic("carol", "carol@123"));
  }

  @Test
  @Tag("LAU-04")
  @Tag("LAU-11")
  @Tag("LAU-13")
  void whoShowsOthersIsNotLetIn() throws IOException {
    refuses(401, "users", basic("alice", "wrong"));
    refuses(401, "users", basic("dave", "alice@123"));
    refuses(401, "users", bearer(token("write", 60)));
    refuses(401, "directory", basic("alice", "wrong"));
    refuses(401, "directory", basic("*", "alice@123"));
    refuses(401, "directory", basic("alice", ""));
    refuses(401, "tokens", bearer(token("write", 0)));
    refuses(401, "tokens", ALICE);
    refuses(401, "introspected", bearer("revoked"));
    refuses(401, "any", bearer(token("write", -60)));
  }

  static Stream<String> oddities() {
    String good = Base64.getEncoder().encodeToString("alice:alice@123".getBytes());
    return Stream.of(
        "Authorization:",
        "Authorization: Basic",
        "Authorization: Basic !",
        "Authorization: Basic " + Base64.getEncoder().encodeToString("alice".getBytes()),
        "Authorization: Basic " + Base64.getEncoder().encodeToString(":alice@123".getBytes()),
        "Authorization: Basic " + Base64.getEncoder().encodeToString("alice:".getBytes()),
        "Authorization: Basic " + Base64.getEncoder().encodeToString("alice:\0".getBytes()),
        "Authorization: Basic " + good + ", Bearer y",
        "Authorization: " + good,
        "Authorization: Digest " + good,
        "Authorization: Bearer",
        "Authorization: Bearer " + "x".repeat(7_000),
        "X-Authorization: Basic " + good,
        "Cookie: Authorization=Basic " + good);
  }

  @ParameterizedTest
  @MethodSource("oddities")
  @Tag("LAU-07")
  @Tag("LAU-16")
  @Tag("T6")
  void oddCredentialsAreNone(String line) throws IOException {
    refuses(401, "users", line);
    refuses(401, "any", line);
  }

  @Test
  @Tag("T6")
  void twoCredentialsAreRefusedWhicheverIsGood() throws IOException {
    for (String other : List.of(basic("alice", "wrong"), ALICE, bearer("y"))) {
      assertEquals(400, door.ask("users", ALICE, other).status());
      assertEquals(400, door.ask("users", other, ALICE).status());
    }
    String offered = "Sec-WebSocket-Protocol: bearer." + token("write", 60);
    refuses(400, "any", ALICE, offered);
  }

  @Test
  @Tag("T6")
  void aHeaderThatIsTooLargeIsRefusedBeforeItIsRead() throws IOException {
    int status = door.ask("users", "Authorization: Basic " + "QUFB".repeat(20_000)).status();
    assertTrue(status == 431 || status == 400, "status " + status);
  }

  @Test
  void aTokenAmongTheSubProtocolsIsNeverEchoed() throws IOException {
    String token = token("write", 60);
    HttpAnswer answer = door.ask("tokens", "Sec-WebSocket-Protocol: v1, bearer." + token);
    assertEquals(101, answer.status(), answer::toString);
    assertEquals(List.of(), answer.header("Sec-WebSocket-Protocol"));
    assertFalse(answer.toString().contains(token.substring(token.length() - 20)));
    refuses(401, "tokens", "Sec-WebSocket-Protocol: bearer.x" + token);
  }

  @Test
  @Tag("LAU-17")
  void pathThenCredentialsThenParameters() throws IOException {
    assertEquals(404, door.ask("bound").status());
    assertEquals(401, door.ask("bound/x").status());
    assertEquals(401, door.ask("bound/5").status());
    assertEquals(404, door.ask("bound/x?page=1", ALICE).status());
    assertEquals(400, door.ask("bound/5", ALICE).status());
    assertEquals(101, door.ask("bound/5?page=1", ALICE).status());
  }

  /** However a path is written: it leads to the service with its check, or elsewhere. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/users", "/users/", "//users", "/users//", "/./users", "/x/../users", "/users;x=y",
        "/;x/users", "/%75sers", "/users%2f", "/%2fusers", "/users/.", "/users/%2e", "/USERS",
        "/users?x", "/users%00", "/users%3bx", "/users\\", "/%2e%2e/users", "/open/../users"
      })
  @Tag("T6")
  void noSpellingOfThePathLeadsAroundTheCheck(String path) throws IOException {
    String context = base.getPath().replaceAll("/$", "");
    URI uri = door.at("users");
    assertNotEquals(101, RawPeer.handshake(uri, Handshake.of(uri, context + path)).status());
    assertNotEquals(
        101,
        RawPeer.handshake(uri, Handshake.of(uri, context + path).with(basic("alice", "wrong")))
            .status());
  }

  @Test
  @Tag("war")
  @Tag("LAU-01")
  void whomTheContainerKnowsIsLetInByRole() throws IOException {
    lets("erin [write]", "login", "X-Login: erin write other");
    lets("erin [read, write]", "login", "X-Login: erin read write");
    refuses(403, "login", "X-Login: erin other");
    assertChallenges(refuses(401, "login", ALICE), "Login realm=\"/login\"");
    lets("erin []", "any", "X-Login: erin write");
    lets("alice [update, write]", "any", "X-Login: erin", ALICE);
  }

  @Test
  @Tag("T16")
  void aServerThatDoesNotAnswerHoldsUpNobodyElse() throws Exception {
    List<Socket> peers = new ArrayList<>();
    SERVERS.beSilent();
    try {
      for (int i = 0; i < 200; i++) {
        peers.add(ask(door.at("waiting"), "token" + i));
      }
      SERVERS.awaitAsking(20);
      door.told("open");
      lets("alice [update, write]", "users", ALICE);
      SERVERS.awaitAsking(20);
      SERVERS.hangUp();
      for (Socket peer : peers) {
        assertEquals("HTTP/1.1 503", status(peer));
      }
    } finally {
      for (Socket peer : peers) {
        peer.close();
      }
    }
  }

  @Test
  @Tag("war")
  void theContainersOwnPagesAreNotSecured() throws IOException {
    HttpURLConnection page = (HttpURLConnection) new URL(base, "page.txt").openConnection();
    assertEquals("a page", new String(page.getInputStream().readAllBytes()));
  }

  /** Sends a request with a token, and does not wait for the answer. */
  static Socket ask(URI uri, String token) throws IOException {
    Socket socket = new Socket(uri.getHost(), uri.getPort());
    String head =
        "GET "
            + uri.getRawPath()
            + " HTTP/1.1\r\nHost: "
            + uri.getHost()
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + bearer(token)
            + "\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String status(Socket peer) throws IOException {
    peer.setSoTimeout(20_000);
    InputStream in = peer.getInputStream();
    return new String(in.readNBytes("HTTP/1.1 503".length()), StandardCharsets.US_ASCII);
  }
}
