// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.app.upgrade.ChatUpgrade;
import io.pirouette.websocket.error.InvalidHandshakeException;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.HttpAnswer;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specification section 3.1.1: sub-protocols, offered and chosen. */
@ExtendWith(ArquillianExtension.class)
class SubProtocolsIT {

  private static final String HEADER = "Sec-WebSocket-Protocol";

  @ArquillianResource URL base;
  private Door door;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.application("sub-protocols.war", ChatUpgrade.class);
  }

  @BeforeEach
  void door() {
    door = new Door(base);
  }

  /** Expects what is sent back and what the service knows of it, for lines of the header. */
  private void negotiates(Optional<String> chosen, String path, String... lines)
      throws IOException {
    String[] headers = List.of(lines).stream().map(l -> HEADER + ": " + l).toArray(String[]::new);
    HttpAnswer answer = door.ask(path, headers);
    assertEquals(101, answer.status(), answer::toString);
    assertEquals(chosen.stream().toList(), answer.header(HEADER));
    URI uri = door.at(path);
    Handshake handshake = Handshake.of(uri);
    List.of(headers).forEach(handshake::with);
    try (RawPeer peer = RawPeer.open(uri, handshake)) {
      peer.expectText(chosen.toString());
      peer.sendText("still");
      peer.expectText("still " + chosen);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"chat", "chat/configured"})
  @Tag("SUB-01")
  @Tag("SUB-02")
  void theFirstOfThePeersListThatIsKnownIsChosen(String path) throws IOException {
    Optional<String> first = Optional.of("v1.chat");
    Optional<String> second = Optional.of("v2.chat");
    negotiates(first, path, "v1.chat");
    negotiates(second, path, "v2.chat");
    negotiates(first, path, "v1.chat, v2.chat");
    negotiates(second, path, "v2.chat,v1.chat");
    negotiates(first, path, "v0.chat ,\tv1.chat , v2.chat");
  }

  @Test
  @Tag("SUB-01")
  void severalHeaderLinesAreOneList() throws IOException {
    negotiates(Optional.of("v1.chat"), "chat", "v1.chat", "v2.chat");
    negotiates(Optional.of("v2.chat"), "chat", "v0.chat, other", "v2.chat, v1.chat");
    negotiates(Optional.of("v1.chat"), "chat", "v0.chat", "other", "v1.chat");
  }

  @Test
  @Tag("SUB-01")
  void aLongListIsReadToItsEnd() throws IOException {
    String many =
        IntStream.range(0, 200).mapToObj(i -> "other" + i).collect(Collectors.joining(", "));
    negotiates(Optional.of("v1.chat"), "chat", many + ", v1.chat, v2.chat");
  }

  @Test
  @Tag("SUB-01")
  void caseCountsInNames() throws IOException {
    negotiates(Optional.empty(), "chat", "V1.CHAT, v2.Chat");
    negotiates(Optional.of("v2.chat"), "chat", "V2.chat, v2.chat, V1.chat");
  }

  @Test
  @Tag("SUB-03")
  void withoutAnOfferNoneIsChosen() throws IOException {
    negotiates(Optional.empty(), "chat");
    negotiates(Optional.empty(), "chat/configured");
  }

  @Test
  @Tag("SUB-04")
  void withoutOneInCommonThePeerIsLetInWithoutAny() throws IOException {
    negotiates(Optional.empty(), "chat", "v0.chat, v3.chat");
    negotiates(Optional.empty(), "chat", "v2.cha", "2.chat, v2.chat.x");
  }

  @Test
  @Tag("SUB-05")
  void aServiceKnowsNoSubProtocolsUnlessTheyAreGiven() throws IOException {
    negotiates(Optional.empty(), "chat/silent", "v1.chat, v2.chat");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v1 chat",
        "v1.chat; a=b",
        "\"v1.chat\"",
        "v1.chat v2.chat",
        "v1.chat, v2/chat",
        "v1.chat, v1.chat",
        "v0, v1.chat, v0",
        "v1.ch\u00e4t"
      })
  @Tag("SUB-01")
  void aHeaderThatIsNoListOfDistinctTokensIsAnsweredWith400(String line) throws IOException {
    for (String path : List.of("chat", "chat/silent")) {
      HttpAnswer answer = door.ask(path, HEADER + ": " + line);
      assertEquals(400, answer.status(), answer::toString);
      assertEquals(List.of(), answer.header(HEADER));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1.chat,", ",, v1.chat ,", " , v0,, v1.chat"})
  @Tag("SUB-01")
  void emptyElementsOfTheListDoNotCount(String line) throws IOException {
    HttpAnswer answer = door.ask("chat", HEADER + ": " + line);
    assertEquals(101, answer.status(), answer::toString);
    assertEquals(List.of("v1.chat"), answer.header(HEADER));
  }

  @Test
  @Tag("SUB-01")
  void aNameOnTwoLinesIsNotDistinctEither() throws IOException {
    HttpAnswer answer = door.ask("chat", HEADER + ": v1.chat, v2.chat", HEADER + ": v1.chat");
    assertEquals(400, answer.status());
  }

  private Client connect(String path, String... offers) {
    return Client.connect(
        door.at(path).toString(),
        ClientConfiguration.builder().subProtocols(List.of(offers)).build());
  }

  @ParameterizedTest
  @CsvSource({"v2.chat, v1.chat", "v1.chat, v2.chat", "v2.chat, v0.chat"})
  @Tag("SUB-02")
  void bothEndsTellTheSameChoice(String first, String second) {
    try (Client client = connect("chat", first, second)) {
      assertEquals(Optional.of(first), client.getNegotiatedSubProtocol());
      assertEquals("Optional[" + first + "]", client.readTextMessage());
    }
  }

  @Test
  @Tag("SUB-03")
  void bothEndsSayThatNoneWasChosen() {
    try (Client client = connect("chat")) {
      assertEquals(Optional.empty(), client.getNegotiatedSubProtocol());
      assertEquals("Optional.empty", client.readTextMessage());
    }
  }

  @Test
  @Tag("SUB-04")
  void aClientWhoseOffersAreAllDeclinedFailsToConnect() {
    InvalidHandshakeException failure =
        assertThrows(InvalidHandshakeException.class, () -> connect("chat", "v0.chat", "v3.chat"));
    assertEquals(
        "Invalid subprotocol. Actual: null. Expected one of: v0.chat,v3.chat",
        failure.getMessage());
  }
}
