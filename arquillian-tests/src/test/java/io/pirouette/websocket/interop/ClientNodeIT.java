// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.error.InvalidHandshakeException;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.tests.Pongs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client, with Node's {@code ws} as its server. One engine's run is enough. */
@ExtendWith(LeakCheck.class)
@Tag("interop")
@Tag("stock")
class ClientNodeIT {

  private static final int MIB = 1024 * 1024;
  private static final Duration LONG = Duration.ofSeconds(20);

  /** A server of this kind sends a message of any length in one frame. */
  private static final ClientConfiguration LARGE_FRAMES =
      ClientConfiguration.builder().maxFrameSize(16 * MIB).build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "off        |",
        "on         | permessage-deflate",
        "no-context | permessage-deflate; server_no_context_takeover; client_no_context_takeover",
        "window     | permessage-deflate; server_max_window_bits=10"
      })
  void everyKindOfMessageComesBack(String compression, String extensions) throws Exception {
    try (NodeServer server = new NodeServer(compression);
        Client client = Client.connect(server.url("/echo"), LARGE_FRAMES)) {
      assertEquals(
          Optional.ofNullable(extensions),
          client.getHttpResponse().header("Sec-WebSocket-Extensions"));
      for (String text : List.of("hällo", "", "aä€😀-".repeat(20_000), "hällo")) {
        client.writeTextMessage(text);
        assertEquals(text, client.readTextMessage());
      }
      for (int length : new int[] {0, 1, 125, 126, 255, 256, 65_535, 65_536, MIB}) {
        expectEcho(client, bytes(length));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "on", "no-context", "window"})
  void tenMebibytesGoBothWays(String compression) throws Exception {
    String text = "aä€😀-".repeat(10 * MIB / 11);
    try (NodeServer server = new NodeServer(compression);
        Client client = Client.connect(server.url("/echo"), LARGE_FRAMES)) {
      expectEcho(client, bytes(10 * MIB));
      client.writeTextMessage(text);
      assertEquals(text, client.readTextMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "on", "no-context", "window"})
  void theServersFragmentsAreAssembled(String compression) throws Exception {
    String text = "aä€😀-".repeat(MIB / 11);
    try (NodeServer server = new NodeServer(compression);
        Client client = Client.connect(server.url("/fragments"))) {
      expectEcho(client, bytes(MIB));
      client.writeTextMessage(text);
      assertEquals(text, client.readTextMessage());
    }
  }

  private static void expectEcho(Client client, byte[] data) {
    client.writeBinaryMessage(data);
    assertArrayEquals(data, client.readBinaryMessage());
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  @Test
  void theServersPingIsAnswered() throws Exception {
    try (NodeServer server = new NodeServer("on");
        Client client = Client.connect(server.url("/ping"))) {
      client.writeTextMessage("a ping");
      assertEquals("pong a ping", client.readTextMessage());
    }
  }

  @Test
  void thePongOfTheServerReachesTheHandler() throws Exception {
    Pongs pongs = new Pongs();
    try (NodeServer server = new NodeServer("on");
        Client client = Client.connect(server.url("/echo"), pongs.configuration())) {
      client.ping("a ping".getBytes(UTF_8));
      assertEquals("a ping", pongs.next());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1000 bye, 1000, bye: Status code: 1000",
    "1011, 1011, Connection closed Status code: 1011",
    "4001 as you wish, 4001, as you wish: Status code: 4001"
  })
  void aReadEndsWithTheServersClose(String command, int code, String message) throws Exception {
    try (NodeServer server = new NodeServer("on");
        Client client = Client.connect(server.url("/close"))) {
      client.writeTextMessage(command);
      ConnectionClosureException closed =
          assertThrows(ConnectionClosureException.class, client::readMessage);
      assertEquals(message, closed.getMessage());
      assertEquals(code, closed.statusCode());
    }
  }

  @Test
  void aConnectionThatTheServerDropsIsLost() throws Exception {
    try (NodeServer server = new NodeServer("on");
        Client client = Client.connect(server.url("/terminate"))) {
      client.writeTextMessage("now");
      ConnectionClosureException lost =
          assertThrows(ConnectionClosureException.class, client::readMessage);
      assertEquals(1006, lost.statusCode());
    }
  }

  @Test
  void theServerIsToldWhyTheClientCloses() throws Exception {
    try (NodeServer server = new NodeServer("on");
        Client witness = Client.connect(server.url("/closes"))) {
      Client.connect(server.url("/echo")).close(4002, "that is all", LONG);
      assertEquals("4002 that is all", witness.readTextMessage());
      Client.connect(server.url("/echo")).close();
      assertEquals("1000 ", witness.readTextMessage());
    }
  }

  @Test
  void theSubProtocolIsTheServersChoice() throws Exception {
    ClientConfiguration both =
        ClientConfiguration.builder().subProtocols(List.of("first", "second")).build();
    try (NodeServer server = new NodeServer("on");
        Client client = Client.connect(server.url("/echo"), both)) {
      assertEquals(Optional.of("second"), client.getNegotiatedSubProtocol());
    }
  }

  @Test
  void aServerThatChoosesNoSubProtocolIsRefused() throws Exception {
    ClientConfiguration first =
        ClientConfiguration.builder().subProtocols(List.of("first")).build();
    try (NodeServer server = new NodeServer("on")) {
      String url = server.url("/echo");
      InvalidHandshakeException refusal =
          assertThrows(InvalidHandshakeException.class, () -> Client.connect(url, first));
      assertEquals(
          "Invalid subprotocol. Actual: null. Expected one of: first", refusal.getMessage());
    }
  }
}
