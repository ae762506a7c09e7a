// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.error.ConnectionException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs that lead nowhere, and connections that do not come about. */
@ExtendWith(LeakCheck.class)
class FailedConnectTest {

  private RawServer server;

  @BeforeEach
  void start() throws Exception {
    server = RawServer.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"www.example.org/chat", "/chat", "//www.example.org/chat", ""})
  @Tag("INI-02")
  void aUrlHasAScheme(String url) {
    assertEquals("Malformed URL: " + url, malformed(url).getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://www.example.org/", "wsx://www.example.org/", "localhost:9095/chat"})
  void theSchemeIsOneOfWebSocket(String url) {
    assertEquals("Malformed URL: " + url + " (expected: ws or wss)", malformed(url).getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1:9095/chat", "ws://www.example.org/a b", "ws://", "ws://localhost/%zz"})
  @Tag("INI-03")
  void whatIsNoUriIsRefusedInTheWordsOfTheParser(String url) {
    String words = assertThrows(URISyntaxException.class, () -> new URI(url)).getMessage();
    assertEquals(words, malformed(url).getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ws://www.example.org/#top",
        "ws://www.example.org/#",
        "ws:///chat",
        "ws:chat",
        "ws://www.example.org:65536/",
        "ws://www_example_org/"
      })
  void aUrlHasAHostAPossiblePortAndNoFragment(String url) {
    String message = malformed(url).getMessage();
    assertTrue(message.startsWith("Malformed URL: " + url + " (expected: "), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ws://user:secret@www.example.org/", "http://user:secret@www.example.org/",
        "ws://user:secret@/", "ws://user:secret@www.example.org/#top"
      })
  void aUrlHasNoUserInformationAndThatIsNotRepeated(String url) {
    String message = malformed(url).getMessage();
    assertTrue(message.startsWith("Malformed URL: "), message);
    assertFalse(message.contains("secret"), message);
  }

  private static WebSocketException malformed(String url) {
    WebSocketException malformed =
        assertThrows(WebSocketException.class, () -> Client.connect(url));
    assertEquals(Phase.RESOLVE, malformed.phase());
    return malformed;
  }

  @Test
  @Tag("INI-04")
  void aRefusedConnectionIsAConnectionException() {
    // The server listens on 127.0.0.1 alone.
    ConnectionException refused = refused("127.0.0.2");
    assertInstanceOf(ConnectException.class, refused.getCause());
  }

  @Test
  @Tag("INI-04")
  void aHostAllWhoseAddressesRefuseIsAConnectionException() {
    refused("dead.test");
  }

  private ConnectionException refused(String host) {
    String authority = host + ":" + server.port();
    return Connecting.to(URI.create("ws://" + authority + "/"))
        .failure(
            ConnectionException.class,
            Phase.CONNECT,
            "IO Error (connect " + authority + ": Connection refused)");
  }

  @Test
  @Tag("INI-04")
  void anUnknownHostIsAConnectionException() {
    ConnectionException unknown =
        Connecting.to(URI.create("ws://nx.invalid/"))
            .failure(
                ConnectionException.class,
                Phase.RESOLVE,
                "IO Error (resolve nx.invalid: unknown host)");
    assertInstanceOf(UnknownHostException.class, unknown.getCause());
  }

  @Test
  @Tag("INI-04")
  void aResetBeforeTheAnswerIsAConnectionException() throws Exception {
    Connecting connecting = Connecting.to(server.uri("/"));
    RawConnection connection = server.accept();
    connection.readRequest();
    connection.reset();
    assertLost(connecting);
  }

  @Test
  @Tag("INI-04")
  void aResetBeforeTheRequestIsReadIsAConnectionException() throws Exception {
    Connecting connecting = Connecting.to(server.uri("/"));
    server.accept().reset();
    // Which of the two the client was at is for the operating system to say.
    WebSocketException lost = assertThrows(ConnectionException.class, connecting::client);
    assertTrue(Set.of(Phase.CONNECT, Phase.UPGRADE).contains(lost.phase()), lost::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 101 Swi",
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n",
        "HTTP/1.1 100 Continue\r\n\r\n"
      })
  @Tag("INI-04")
  void anEndWithinTheHeadOfTheAnswerIsAConnectionException(String answer) throws Exception {
    Connecting connecting = Connecting.to(server.uri("/"));
    try (RawConnection connection = server.accept()) {
      connection.readRequest();
      connection.answer(answer);
    }
    assertLost(connecting);
  }

  private static void assertLost(Connecting connecting) {
    ConnectionException lost = connecting.failure(ConnectionException.class, Phase.UPGRADE);
    assertTrue(lost.getMessage().startsWith("IO Error ("), lost.getMessage());
    assertInstanceOf(IOException.class, lost.getCause());
  }

  @Test
  void anInterruptEndsTheAttemptAndStaysSet() throws Exception {
    Connecting connecting = Connecting.to(server.uri("/"));
    try (RawConnection connection = server.accept()) {
      connection.readRequest();
      connecting.interrupt();
      WebSocketException interrupted = connecting.failure(WebSocketException.class, Phase.UPGRADE);
      assertTrue(
          interrupted.getMessage().startsWith("Interrupted while "), interrupted::getMessage);
      assertInstanceOf(InterruptedException.class, interrupted.getCause());
      assertTrue(connecting.leftInterrupted());
      connection.expectEnd();
    }
  }
}
