// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.UpgradeResponse;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawServer;
import io.pirouette.websocket.fixture.ReceivedRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client that gets its connection. */
@ExtendWith(LeakCheck.class)
class ConnectTest {

  private RawServer server;

  @BeforeEach
  void start() throws Exception {
    server = RawServer.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  @Tag("INI-01")
  void connectReturnsAUsableClientOnceTheServerHasLetItIn() throws Exception {
    Connecting connecting = Connecting.to(server.uri("/"));
    RawConnection connection = server.accept();
    ReceivedRequest request = connection.readRequest();
    assertFalse(connecting.isDone());
    connection.letIn(request);
    try (Opened opened = new Opened(connecting.client(), connection, request)) {
      opened.client().writeTextMessage("hello");
      opened.connection().expectText("hello");
      opened.connection().sendText("good day");
      assertEquals("good day", opened.client().readTextMessage());
    }
  }

  @Test
  @Tag("INI-01")
  void aUrlAloneConnectsWithTheDefaults() throws Exception {
    try (Opened opened = Opened.at(server)) {
      ReceivedRequest withConfiguration = opened.request();
      Connecting connecting = Connecting.to(server.uri("/"));
      RawConnection connection = server.accept();
      ReceivedRequest request = connection.open();
      try (Opened second = new Opened(connecting.client(), connection, request)) {
        assertEquals(withConfiguration.headers().keySet(), second.request().headers().keySet());
      }
    }
  }

  @Test
  void framesInOnePacketWithTheAnswerAreRead() throws Exception {
    Connecting connecting = Connecting.to(server.uri("/"));
    RawConnection connection = server.accept();
    ReceivedRequest request =
        connection.openAnd(Frame.text("first"), Frame.binary(new byte[] {1, 2, 3}));
    try (Opened opened = new Opened(connecting.client(), connection, request)) {
      assertEquals("first", opened.client().readTextMessage());
      assertArrayEquals(new byte[] {1, 2, 3}, opened.client().readBinaryMessage());
    }
  }

  @Test
  void theAnswerMayComeByteByByte() throws Exception {
    Connecting connecting = Connecting.to(server.uri("/"));
    RawConnection connection = server.accept();
    ReceivedRequest request = connection.readRequest();
    String answer = HttpText.switchingProtocols(request);
    for (int i = 0; i < answer.length(); i++) {
      assertFalse(connecting.isDone());
      connection.answer(answer.substring(i, i + 1));
    }
    try (Opened opened = new Opened(connecting.client(), connection, request)) {
      assertTrue(opened.client().isOpen());
    }
  }

  @Test
  @Tag("INI-18")
  void theAnswerIsKept() throws Exception {
    String[] lines = {"X-Shard: 7", "X-Shard: 8", "Set-Cookie: id=4711; Path=/chat; Secure"};
    try (Opened opened = Opened.at(server, ClientConfiguration.defaults(), lines)) {
      UpgradeResponse response = opened.client().getHttpResponse();
      assertEquals(101, response.status());
      assertEquals("Switching Protocols", response.reasonPhrase());
      assertEquals(List.of("7", "8"), response.headers().get("x-shard"));
      assertEquals("websocket", response.header("UPGRADE").orElseThrow());
      assertEquals("id", response.cookies().get(0).name());
      assertEquals("4711", response.cookies().get(0).value());
      assertEquals("/chat", response.cookies().get(0).path());
      assertTrue(response.cookies().get(0).secure());
      assertEquals(0, response.body().length);
    }
  }

  @Test
  @Tag("INI-18")
  void theAnswerCanBeAskedForWhenTheConnectionIsClosed() throws Exception {
    Client client;
    try (Opened opened = Opened.at(server)) {
      client = opened.client();
    }
    assertFalse(client.isOpen());
    assertEquals(101, client.getHttpResponse().status());
    assertFalse(client.getConnectionId().isEmpty());
  }

  @Test
  @Tag("INI-20")
  void aClientIsOpenNotSecureAndKeepsItsId() throws Exception {
    try (Opened one = Opened.at(server);
        Opened two = Opened.at(server)) {
      assertTrue(one.client().isOpen());
      assertFalse(one.client().isSecure());
      String id = one.client().getConnectionId();
      assertFalse(id.isBlank());
      one.client().writeTextMessage("something happens");
      one.connection().expectText("something happens");
      assertEquals(id, one.client().getConnectionId());
      assertNotEquals(id, two.client().getConnectionId());
    }
  }

  @Test
  @Tag("INI-21")
  void aConfigurationDoesNotFollowWhatItWasMadeFrom() throws Exception {
    List<String> names = new ArrayList<>(List.of("v2", "v1"));
    ClientConfiguration.Builder builder = ClientConfiguration.builder().subProtocols(names);
    builder.customHeader("X-Tenant", "a");
    ClientConfiguration configuration = builder.build();
    names.clear();
    builder.customHeader("X-Tenant", "b");
    try (Opened opened = Opened.at(server, configuration, "Sec-WebSocket-Protocol: v1")) {
      assertEquals(List.of("v2,v1"), opened.request().header("Sec-WebSocket-Protocol"));
      assertEquals(List.of("a"), opened.request().header("X-Tenant"));
    }
  }

  @Test
  void oneConfigurationIsGoodForManyClients() throws Exception {
    ClientConfiguration configuration = ClientConfiguration.defaults();
    try (Opened one = Opened.at(server, configuration);
        Opened two = Opened.at(server, configuration)) {
      one.connection().sendText("for one");
      two.connection().sendText("for two");
      assertEquals("for two", two.client().readTextMessage());
      assertEquals("for one", one.client().readTextMessage());
    }
  }

  @Test
  void theNextAddressOfAHostIsTriedIfOneRefuses() throws Exception {
    URI uri = at("two-addresses.test");
    try (Opened opened = Opened.at(server, uri, ClientConfiguration.defaults())) {
      assertEquals(List.of(uri.getAuthority()), opened.request().header("Host"));
    }
  }

  @Test
  void aSchemeIsReadInAnyCase() throws Exception {
    URI uri = URI.create("WS://" + server.authority() + "/");
    try (Opened opened = Opened.at(server, uri, ClientConfiguration.defaults())) {
      assertFalse(opened.client().isSecure());
    }
  }

  @Test
  void nothingIsConnectedWithoutUrlOrConfiguration() {
    ClientConfiguration defaults = ClientConfiguration.defaults();
    assertThrows(NullPointerException.class, () -> Client.connect(null));
    assertThrows(NullPointerException.class, () -> Client.connect(null, defaults));
    assertThrows(NullPointerException.class, () -> Client.connect("ws://localhost/", null));
  }

  private URI at(String host) {
    return URI.create("ws://" + host + ":" + server.port() + "/");
  }
}
