// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.error.ConnectionClosureException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service sees of the client of specification section 4, and the client of the service. */
class ClientEventsIT extends EventsApplication {

  private static final int MIB = 1024 * 1024;
  private static final Duration LONG = Duration.ofSeconds(20);

  private final Pongs pongs = new Pongs();

  private Client connect(String kind) {
    return Client.connect(at(kind).toString(), pongs.configuration());
  }

  @Test
  void aPingReachesTheServiceAndItsAnswerTheHandler() throws Exception {
    try (Client client = connect("observed")) {
      events.expect("open true");
      client.ping("a ping".getBytes(UTF_8));
      assertEquals("answer to a ping", pongs.next());
    }
    events.expect("ping a ping", "close 1000 ''");
  }

  @Test
  void aPingOfTheServiceIsAnsweredByItself() throws Exception {
    try (Client client = connect("observed")) {
      client.writeTextMessage("ping");
      events.expect("open true", "text ping", "pong from here");
    }
    events.expect("close 1000 ''");
  }

  @Test
  void theServiceIsToldWhyTheClientCloses() throws Exception {
    Client client = connect("observed");
    client.close(4001, "bye", LONG);
    events.expect("open true", "close 4001 'bye'");
  }

  @Test
  void aReadEndsWithTheServicesClose() throws Exception {
    try (Client client = connect("observed")) {
      client.writeTextMessage("close");
      ConnectionClosureException closed =
          assertThrows(ConnectionClosureException.class, client::readTextMessage);
      assertEquals("as you wish: Status code: 4001", closed.getMessage());
      assertEquals(4001, closed.statusCode());
    }
    events.expect("open true", "text close");
  }

  @Test
  void aMessageThatIsTooLargeForTheServiceEndsTheConnection() throws Exception {
    try (Client client = connect("limited")) {
      client.writeBinaryMessage(new byte[2_501]);
      ConnectionClosureException closed =
          assertThrows(ConnectionClosureException.class, client::readBinaryMessage);
      assertEquals(1009, closed.statusCode());
    }
    events.expect(
        "open true", "error PayloadTooLargeException: Max frame length of 1000 has been exceeded.");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aMebibyteGoesBothWays(boolean compression) {
    byte[] data = new byte[MIB];
    new Random(7).nextBytes(data);
    String text = "aä€😀-x".repeat(MIB / 12);
    // Some containers send a message of any length in one frame.
    ClientConfiguration configuration =
        ClientConfiguration.builder()
            .maxFrameSize(2 * MIB)
            .webSocketCompressionEnabled(compression)
            .build();
    try (Client client = Client.connect(at("roomy/bytes").toString(), configuration)) {
      client.writeBinaryMessage(data);
      assertArrayEquals(data, client.readBinaryMessage());
    }
    try (Client client = Client.connect(at("roomy/quiet").toString(), configuration)) {
      client.writeTextMessage(text);
      assertEquals(text, client.readTextMessage());
    }
  }
}
