// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.Cookie;
import io.pirouette.websocket.error.InvalidHandshakeException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import io.pirouette.websocket.fixture.ReceivedRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Redirects are followed to where they came from, and nowhere else. */
@ExtendWith(LeakCheck.class)
class RedirectTest {

  private static final ClientConfiguration WITH_SECRETS =
      ClientConfiguration.builder()
          .customHeader("Authorization", "Bearer secret")
          .cookies(List.of(Cookie.of("id", "secret")))
          .build();

  private final List<RawConnection> redirected = new ArrayList<>();
  private RawServer server;

  @BeforeEach
  void start() throws Exception {
    server = RawServer.start();
  }

  @AfterEach
  void stop() throws Exception {
    for (RawConnection connection : redirected) {
      connection.close();
    }
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "301, Moved Permanently",
    "302, Found",
    "303, See Other",
    "307, Temporary Redirect",
    "308, Permanent Redirect"
  })
  void aRedirectIsFollowedWithARequestOfItsOwn(int status, String phrase) throws Exception {
    Connecting connecting = Connecting.to(server.uri("/old?a=b"), WITH_SECRETS);
    ReceivedRequest old = redirect(status + " " + phrase, "/new?c=d");
    try (Opened opened = follow(connecting)) {
      ReceivedRequest request = opened.request();
      assertEquals("/old?a=b", old.target());
      assertEquals("/new?c=d", request.target());
      assertNotEquals(old.header("Sec-WebSocket-Key"), request.header("Sec-WebSocket-Key"));
      assertEquals(List.of("Bearer secret"), request.header("Authorization"));
      assertEquals(List.of("id=secret"), request.header("Cookie"));
      assertEquals(101, opened.client().getHttpResponse().status());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/new, /new",
    "new, /dir/new",
    "../new, /new",
    "?x=%20, /dir/old?x=%20",
    "ws://{authority}/new, /new",
    "WS://{authority}/new, /new",
    "http://{authority}/new, /new",
    "//{authority}/new, /new",
    "ws://{authority}, /"
  })
  void aLocationMayBeRelative(String location, String target) throws Exception {
    Connecting connecting = Connecting.to(server.uri("/dir/old"));
    redirect("302 Found", location.replace("{authority}", server.authority()));
    try (Opened opened = follow(connecting)) {
      assertEquals(target, opened.request().target());
    }
  }

  @Test
  void fiveRedirectsAreFollowed() throws Exception {
    Connecting connecting = Connecting.to(server.uri("/0"));
    for (int i = 1; i <= 5; i++) {
      redirect("302 Found", "/" + i);
    }
    try (Opened opened = follow(connecting)) {
      assertEquals("/5", opened.request().target());
    }
  }

  @Test
  void theSixthRedirectEndsALoop() throws Exception {
    Connecting connecting = Connecting.to(server.uri("/"));
    for (int i = 0; i <= 5; i++) {
      redirect("302 Found", "/");
    }
    assertRefused(connecting);
    assertFalse(server.hasPending());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ws://{other}/",
        "http://{other}/",
        "//{other}/",
        "ws://localhost:{port}/",
        "wss://{authority}/",
        "https://{authority}/"
      })
  void anotherOriginIsNotGoneToAndLearnsNothing(String location) throws Exception {
    try (RawServer other = RawServer.start()) {
      Connecting connecting = Connecting.to(server.uri("/"), WITH_SECRETS);
      redirect(
          "302 Found",
          location
              .replace("{other}", other.authority())
              .replace("{authority}", server.authority())
              .replace("{port}", String.valueOf(server.port())));
      assertRefused(connecting);
      assertFalse(other.hasPending());
      assertFalse(server.hasPending());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ws://",
        "%zz",
        "ftp://{authority}/",
        "ws://user:secret@{authority}/",
        "/a b",
        "mailto:a"
      })
  void aLocationThatLeadsNowhereIsARefusal(String location) throws Exception {
    Connecting connecting = Connecting.to(server.uri("/"));
    redirect("302 Found", location.replace("{authority}", server.authority()));
    assertRefused(connecting);
    assertFalse(server.hasPending());
  }

  @Test
  void aRedirectWithoutLocationIsARefusal() throws Exception {
    Connecting connecting = Connecting.to(server.uri("/"));
    answer(HttpText.head("HTTP/1.1 302 Found", "Content-Length: 0", "Connection: close"));
    assertRefused(connecting);
  }

  private static void assertRefused(Connecting connecting) {
    InvalidHandshakeException refused =
        connecting.failure(
            InvalidHandshakeException.class,
            Phase.UPGRADE,
            "Invalid handshake response getStatus: 302 Found");
    assertEquals(302, refused.status());
  }

  private ReceivedRequest redirect(String status, String location) throws Exception {
    return answer(
        HttpText.head(
                "HTTP/1.1 " + status,
                "Location: " + location,
                "Content-Length: 5",
                "Connection: close")
            + "moved");
  }

  private ReceivedRequest answer(String text) throws Exception {
    RawConnection connection = server.accept();
    redirected.add(connection);
    ReceivedRequest request = connection.readRequest();
    connection.answer(text);
    connection.halfClose();
    return request;
  }

  private Opened follow(Connecting connecting) throws Exception {
    RawConnection connection = server.accept();
    ReceivedRequest request = connection.open();
    return new Opened(connecting.client(), connection, request);
  }
}
