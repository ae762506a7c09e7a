// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.error.InvalidHandshakeException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import io.pirouette.websocket.fixture.ReceivedRequest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client makes of a 101 (RFC 6455 section 4.1). */
@ExtendWith(LeakCheck.class)
class HandshakeAnswerTest {

  private static final ClientConfiguration DEFAULTS = ClientConfiguration.defaults();

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
  @CsvSource({
    "Upgrade: websocket, upgrade:WebSocket",
    "Connection: Upgrade, 'CONNECTION: keep-alive, upgrade'",
    "Switching Protocols, ''",
    "Switching Protocols, Come In",
    "Upgrade: websocket, 'Upgrade: \twebsocket \t'"
  })
  void namesAndTokensAreReadInAnyCaseAndThePhraseDoesNotMatter(String part, String replacement)
      throws Exception {
    Connecting connecting = Connecting.to(server.uri("/"));
    RawConnection connection = server.accept();
    ReceivedRequest request = connection.readRequest();
    connection.answer(HttpText.switchingProtocols(request).replace(part, replacement));
    try (Opened opened = new Opened(connecting.client(), connection, request)) {
      assertTrue(opened.client().isOpen());
    }
  }

  static Stream<Arguments> misfits() {
    return Stream.of(
        arguments("Sec-WebSocket-Accept: .*\r\n", ""),
        arguments("Sec-WebSocket-Accept: .*", "Sec-WebSocket-Accept:"),
        arguments("Sec-WebSocket-Accept: .*", "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo="),
        arguments("(Sec-WebSocket-Accept: .*)", "$1\r\nSec-WebSocket-Accept: AAAA"),
        arguments("Upgrade: websocket\r\n", ""),
        arguments("Upgrade: websocket", "Upgrade: h2c"),
        arguments("Connection: Upgrade\r\n", ""),
        arguments("Connection: Upgrade", "Connection: keep-alive"));
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void anAnswerThatDoesNotFitTheRequestIsRefused(String pattern, String replacement)
      throws Exception {
    InvalidHandshakeException refused =
        refused(
            DEFAULTS,
            request -> HttpText.switchingProtocols(request).replaceFirst(pattern, replacement));
    assertTrue(refused.getMessage().startsWith("Invalid handshake response"), refused::getMessage);
  }

  @Test
  @Tag("SUB-04")
  void aServerThatChoosesNoneOfTheSubProtocolsIsRefused() throws Exception {
    assertEquals(
        "Invalid subprotocol. Actual: null. Expected one of: a,b",
        refused(offering("a", "b")).getMessage());
  }

  @Test
  void aServerThatChoosesAnotherSubProtocolIsRefused() throws Exception {
    assertEquals(
        "Invalid subprotocol. Actual: c. Expected one of: a,b",
        refused(offering("a", "b"), "Sec-WebSocket-Protocol: c").getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "a,b", "a, b", ""})
  void aServerChoosesOneSubProtocolAsItWasWritten(String chosen) throws Exception {
    String message = refused(offering("a", "b"), "Sec-WebSocket-Protocol: " + chosen).getMessage();
    assertTrue(message.startsWith("Invalid subprotocol. Actual: "), message);
  }

  @Test
  void aServerThatChoosesTwoSubProtocolsIsRefused() throws Exception {
    String[] both = {"Sec-WebSocket-Protocol: a", "Sec-WebSocket-Protocol: b"};
    String message = refused(offering("a", "b"), both).getMessage();
    assertTrue(message.startsWith("Invalid subprotocol. Actual: "), message);
  }

  @Test
  void aServerThatChoosesASubProtocolWhereNoneWasOfferedIsRefused() throws Exception {
    String message = refused(DEFAULTS, "Sec-WebSocket-Protocol: a").getMessage();
    assertTrue(message.startsWith("Invalid subprotocol. Actual: a."), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-unknown",
        "permessage-deflate, x-unknown",
        "permessage-deflate, permessage-deflate",
        "permessage-deflate; x-unknown",
        "permessage-deflate; server_max_window_bits=7",
        "permessage-deflate; server_max_window_bits=16",
        "permessage-deflate; client_max_window_bits",
        "permessage-deflate; server_no_context_takeover; server_no_context_takeover",
        "permessage-deflate; server_no_context_takeover=1"
      })
  void anExtensionThatWasNotOfferedIsRefused(String extension) throws Exception {
    refused(DEFAULTS, "Sec-WebSocket-Extensions: " + extension);
  }

  @Test
  @Tag("CPR-02")
  void compressionThatWasNotOfferedIsRefused() throws Exception {
    ClientConfiguration plain =
        ClientConfiguration.builder().webSocketCompressionEnabled(false).build();
    refused(plain, "Sec-WebSocket-Extensions: permessage-deflate");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "permessage-deflate",
        "permessage-deflate; server_no_context_takeover; client_no_context_takeover",
        "permessage-deflate;server_max_window_bits=\"12\""
      })
  @Tag("CPR-01")
  void compressionAsOfferedIsAccepted(String extension) throws Exception {
    try (Opened opened = Opened.at(server, DEFAULTS, "Sec-WebSocket-Extensions: " + extension)) {
      opened.connection().sendText("not compressed, as is allowed");
      assertEquals("not compressed, as is allowed", opened.client().readTextMessage());
    }
  }

  @Test
  void aHeaderOfEightKibibytesIsRead() throws Exception {
    String large = "x".repeat(8 * 1024);
    try (Opened opened = Opened.at(server, DEFAULTS, "X-Large: " + large)) {
      assertEquals(large, opened.client().getHttpResponse().header("X-Large").orElseThrow());
    }
  }

  @Test
  void interimAnswersArePassedOver() throws Exception {
    Connecting connecting = Connecting.to(server.uri("/"));
    RawConnection connection = server.accept();
    ReceivedRequest request = connection.readRequest();
    connection.answer(
        HttpText.head("HTTP/1.1 100 Continue")
            + HttpText.head("HTTP/1.1 102 Processing")
            + HttpText.head("HTTP/1.1 103 Early Hints", "Link: </style.css>", "X-From: 103")
            + HttpText.switchingProtocols(request, "X-From: 101"));
    try (Opened opened = new Opened(connecting.client(), connection, request)) {
      assertEquals(101, opened.client().getHttpResponse().status());
      assertEquals(List.of("101"), opened.client().getHttpResponse().headers().get("X-From"));
    }
  }

  private static ClientConfiguration offering(String... subProtocols) {
    return ClientConfiguration.builder().subProtocols(List.of(subProtocols)).build();
  }

  private InvalidHandshakeException refused(
      ClientConfiguration configuration, String... extraHeaderLines) throws Exception {
    return refused(
        configuration, request -> HttpText.switchingProtocols(request, extraHeaderLines));
  }

  private InvalidHandshakeException refused(ClientConfiguration configuration, Answer answer)
      throws Exception {
    Connecting connecting = Connecting.to(server.uri("/"), configuration);
    try (RawConnection connection = server.accept()) {
      connection.answer(answer.to(connection.readRequest()));
      InvalidHandshakeException refused =
          connecting.failure(InvalidHandshakeException.class, Phase.UPGRADE);
      assertEquals(101, refused.status());
      connection.expectEnd();
      return refused;
    }
  }

  private interface Answer {
    String to(ReceivedRequest request);
  }
}
