// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.tests.Pongs;
import jakarta.websocket.CloseReason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.tomcat.websocket.BackgroundProcess;
import org.apache.tomcat.websocket.BackgroundProcessManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client, with an endpoint of the standard API on Tomcat as its server. */
@ExtendWith(LeakCheck.class)
@Tag("interop")
@Tag("tomcat")
class ClientTomcatIT {

  /** Keeps Tomcat's one thread for WebSockets, which at times stays after a server's stop. */
  private static final BackgroundProcess ALWAYS_SOMETHING =
      new BackgroundProcess() {
        @Override
        public void backgroundProcess() {}

        @Override
        public void setProcessPeriod(int period) {}

        @Override
        public int getProcessPeriod() {
          return 1;
        }
      };

  private static final int MIB = 1024 * 1024;
  private static final Duration LONG = Duration.ofSeconds(20);

  @BeforeAll
  static void startTomcatsThread() {
    BackgroundProcessManager.getInstance().register(ALWAYS_SOMETHING);
  }

  @AfterAll
  static void letTomcatsThreadEnd() {
    BackgroundProcessManager.getInstance().unregister(ALWAYS_SOMETHING);
  }

  private static ClientConfiguration compression(boolean enabled) {
    return ClientConfiguration.builder()
        .maxFrameSize(16 * MIB)
        .webSocketCompressionEnabled(enabled)
        .build();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyKindOfMessageComesBack(boolean compressed) throws Exception {
    try (BareTomcat server = new BareTomcat();
        Client client = Client.connect(server.url(), compression(compressed))) {
      Optional<String> extensions = client.getHttpResponse().header("Sec-WebSocket-Extensions");
      assertEquals(compressed, extensions.isPresent());
      assertTrue(extensions.orElse("permessage-deflate").startsWith("permessage-deflate"));
      for (String text : List.of("hällo", "", "aä€😀-".repeat(10 * MIB / 11), "hällo")) {
        client.writeTextMessage(text);
        assertEquals(text, client.readTextMessage());
      }
      for (int length : new int[] {0, 1, 126, 256, 65_535, 65_536, MIB, 10 * MIB}) {
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
    try (BareTomcat server = new BareTomcat();
        Client client = Client.connect(server.url(), pongs.configuration())) {
      client.writeTextMessage("ping");
      assertEquals("pong a ping", client.readTextMessage());
      client.ping("another ping".getBytes(UTF_8));
      assertEquals("another ping", pongs.next());
    }
  }

  @Test
  void aReadEndsWithTheServersClose() throws Exception {
    try (BareTomcat server = new BareTomcat();
        Client client = Client.connect(server.url())) {
      client.writeTextMessage("close");
      ConnectionClosureException closed =
          assertThrows(ConnectionClosureException.class, client::readMessage);
      assertEquals("as you wish: Status code: 4001", closed.getMessage());
    }
  }

  @Test
  void theServerIsToldWhyTheClientCloses() throws Exception {
    try (BareTomcat server = new BareTomcat()) {
      Client.connect(server.url()).close(4002, "that is all", LONG);
      CloseReason told = server.nextClose();
      assertEquals(4002, told.getCloseCode().getCode());
      assertEquals("that is all", told.getReasonPhrase());
    }
  }

  @Test
  void theSubProtocolIsTheServersChoice() throws Exception {
    ClientConfiguration both =
        ClientConfiguration.builder().subProtocols(List.of("first", "second")).build();
    try (BareTomcat server = new BareTomcat();
        Client client = Client.connect(server.url(), both)) {
      assertEquals(Optional.of("second"), client.getNegotiatedSubProtocol());
    }
  }
}
