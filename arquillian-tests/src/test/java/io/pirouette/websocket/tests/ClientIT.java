// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.Message;
import io.pirouette.websocket.error.InvalidHandshakeException;
import io.pirouette.websocket.error.WebSocketException;
import java.net.URL;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The client of specification section 4, speaking to the sample of section 6. */
@ExtendWith(ArquillianExtension.class)
class ClientIT {

  private static final int MIB = 1024 * 1024;
  private static final Duration LONG = Duration.ofSeconds(20);

  @ArquillianResource URL base;
  private String echo;

  @Deployment(testable = false)
  static WebArchive sample() {
    return Archives.sample();
  }

  @BeforeEach
  void address() {
    echo = Archives.at(base, "basic/ws").toString();
  }

  @Test
  void textComesBackAsTextAndBytesAsBytes() {
    try (Client client = Client.connect(echo)) {
      client.writeTextMessage("Text message");
      assertEquals("Text message", client.readTextMessage());
      client.writeBinaryMessage("Binary message".getBytes(UTF_8));
      assertArrayEquals("Binary message".getBytes(UTF_8), client.readBinaryMessage());
    }
  }

  @Test
  void emptyMessagesComeBackEmpty() {
    try (Client client = Client.connect(echo)) {
      client.writeTextMessage("");
      assertEquals("", client.readTextMessage());
      client.writeBinaryMessage(new byte[0]);
      assertArrayEquals(new byte[0], client.readBinaryMessage());
    }
  }

  @Test
  void aMessageOfTheOtherKindStaysForTheNextRead() {
    try (Client client = Client.connect(echo)) {
      client.writeTextMessage("hello");
      assertThrows(WebSocketException.class, client::readBinaryMessage);
      assertEquals(new Message.TextMessage("hello"), client.readMessage());
    }
  }

  @Test
  void answersComeInTheOrderOfTheMessages() {
    try (Client client = Client.connect(echo)) {
      for (int i = 0; i < 1_000; i++) {
        client.writeTextMessage("message " + i);
      }
      for (int i = 0; i < 1_000; i++) {
        assertEquals("message " + i, client.readTextMessage());
      }
    }
  }

  @Test
  void messagesAreCompressedIfTheServerDoesSo() {
    try (Client client = Client.connect(echo, compression(true))) {
      Optional<String> extensions = client.getHttpResponse().header("Sec-WebSocket-Extensions");
      assertTrue(extensions.orElseThrow().startsWith("permessage-deflate"), extensions::toString);
      String text = "again and ".repeat(5_000);
      for (int i = 0; i < 3; i++) {
        client.writeTextMessage(text + i);
        assertEquals(text + i, client.readTextMessage());
      }
    }
  }

  @Test
  void nothingIsCompressedIfTheClientDoesNotWantIt() {
    try (Client client = Client.connect(echo, compression(false))) {
      assertEquals(Optional.empty(), client.getHttpResponse().header("Sec-WebSocket-Extensions"));
    }
  }

  private static ClientConfiguration compression(boolean enabled) {
    return ClientConfiguration.builder().webSocketCompressionEnabled(enabled).build();
  }

  @Test
  void theServerAnswersTheCloseFrame() {
    Client client = Client.connect(echo);
    assertTrue(client.isOpen());
    client.close(4000, "bye", LONG);
    assertFalse(client.isOpen());
  }

  @Test
  void theServersAnswerToTheUpgradeIsKept() {
    try (Client client = Client.connect(echo)) {
      assertEquals(101, client.getHttpResponse().status());
      assertEquals(Optional.of("websocket"), lowerCase(client, "Upgrade"));
      assertFalse(client.isSecure());
      assertEquals(Optional.empty(), client.getNegotiatedSubProtocol());
    }
  }

  private static Optional<String> lowerCase(Client client, String header) {
    return client.getHttpResponse().header(header).map(value -> value.toLowerCase(Locale.ROOT));
  }

  @Test
  void aPathThatNobodyServesIsAnInvalidHandshake() {
    String unknown = Archives.at(base, "unknown").toString();
    InvalidHandshakeException refusal =
        assertThrows(InvalidHandshakeException.class, () -> Client.connect(unknown));
    assertEquals(404, refusal.status());
    assertEquals("Invalid handshake response getStatus: 404 Not Found", refusal.getMessage());
  }
}
