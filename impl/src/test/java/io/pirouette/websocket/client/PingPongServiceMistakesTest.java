// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.PingPongService;
import io.pirouette.websocket.error.ServiceDefinitionException;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawServer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in a handler of pings and pongs are found before anything is sent. */
@ExtendWith(LeakCheck.class)
class PingPongServiceMistakesTest {

  static class TakesText implements PingPongService {
    public void onPing(String text) {}
  }

  static class AnswersWithText implements PingPongService {
    public String onPing(byte[] data) {
      return "pong";
    }
  }

  static class AnswersAPong implements PingPongService {
    public byte[] onPong(byte[] data) {
      return data;
    }
  }

  static class HearsOfMessages implements PingPongService {
    public void onTextMessage(String text) {}
  }

  static class Misspelt implements PingPongService {
    public void onPings(byte[] data) {}
  }

  static List<PingPongService> mistakes() {
    return List.of(
        new TakesText(),
        new AnswersWithText(),
        new AnswersAPong(),
        new HearsOfMessages(),
        new Misspelt());
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  @Tag("INI-13")
  @Tag("INI-17")
  void aHandlerWithMistakesIsRefusedBeforeAnythingIsSent(PingPongService handler)
      throws IOException {
    ClientConfiguration configuration =
        ClientConfiguration.builder().pingPongHandler(handler).build();
    try (RawServer server = RawServer.start()) {
      ServiceDefinitionException refused =
          assertThrows(
              ServiceDefinitionException.class,
              () -> Client.connect(server.uri("/").toString(), configuration));
      assertEquals(1, refused.findings().size(), refused::getMessage);
      assertFalse(server.hasPending());
    }
  }
}
