// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.container.ServerProcess;
import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.tests.Pongs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The client, with a Tyrus server in a process of its own. One engine's run is enough. */
@ExtendWith(LeakCheck.class)
@Tag("interop")
@Tag("stock")
class ClientTyrusIT {

  private static final int MIB = 1024 * 1024;
  private static final Duration LONG = Duration.ofSeconds(20);

  private static ServerProcess server;
  private static String echo;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    Path all = Files.createDirectories(Path.of("target", "tyrus"));
    server =
        new ServerProcess(
            Files.createTempDirectory(all, "server-"),
            Map.of(),
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("tyrus.server") + "/*",
                Path.of("target", "test-classes", "tyrus", "TyrusEcho.java").toString()),
            Pattern.compile("listening on (\\d+)"));
    echo = "ws://127.0.0.1:" + server.port() + "/echo";
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Test
  void everyKindOfMessageComesBack() {
    // It sends a message of any length in one frame.
    ClientConfiguration configuration = ClientConfiguration.builder().maxFrameSize(2 * MIB).build();
    try (Client client = Client.connect(echo, configuration)) {
      for (String text : List.of("hällo", "", "aä€😀-".repeat(MIB / 11), "hällo")) {
        client.writeTextMessage(text);
        assertEquals(text, client.readTextMessage());
      }
      for (int length : new int[] {0, 1, 126, 256, 65_535, 65_536, MIB}) {
        byte[] data = new byte[length];
        new Random(length).nextBytes(data);
        client.writeBinaryMessage(data);
        assertArrayEquals(data, client.readBinaryMessage());
      }
    }
  }

  @Test
  void pingsAreAnsweredByBothEnds() throws Exception {
    Pongs pongs = new Pongs();
    try (Client client = Client.connect(echo, pongs.configuration())) {
      client.writeTextMessage("ping");
      assertEquals("pong a ping", client.readTextMessage());
      client.ping("another ping".getBytes(UTF_8));
      assertEquals("another ping", pongs.next());
    }
  }

  @Test
  void aReadEndsWithTheServersClose() {
    try (Client client = Client.connect(echo)) {
      client.writeTextMessage("close");
      ConnectionClosureException closed =
          assertThrows(ConnectionClosureException.class, client::readMessage);
      assertEquals("as you wish: Status code: 4001", closed.getMessage());
    }
  }

  @Test
  void theServerAnswersTheClientsClose() {
    Client.connect(echo).close(4002, "that is all", LONG);
  }

  @Test
  void theSubProtocolIsTheServersChoice() {
    ClientConfiguration both =
        ClientConfiguration.builder().subProtocols(List.of("first", "second")).build();
    try (Client client = Client.connect(echo, both)) {
      assertEquals(Optional.of("second"), client.getNegotiatedSubProtocol());
    }
  }
}
