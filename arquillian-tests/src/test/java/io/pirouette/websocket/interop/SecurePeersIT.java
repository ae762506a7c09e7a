// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.tls.ClientSecureSocket;
import io.pirouette.websocket.tls.ListenerSecureSocket;
import io.pirouette.websocket.tls.MutualSsl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS between the library and Node's, which is OpenSSL's, at either end. */
@Tag("interop")
@Tag("stock")
class SecurePeersIT {

  @TempDir Path directory;

  private static String url(Listener listener) {
    return "wss://localhost:" + listener.port() + "/";
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2048})
  @Tag("TLS-18")
  void everyKindOfMessageComesBackFromAListener(int rsaBits) throws Exception {
    SecureFiles files = new SecureFiles(directory);
    try (Listener listener = SecureFiles.start(ListenerSecureSocket.of(files.localhost(rsaBits)))) {
      Map<String, String> trusting = Map.of("TLS_CA", files.root().certFile());
      String output = NodeScript.run(trusting, "echo.mjs", url(listener));
      assertTrue(output.contains("all passed, extensions: permessage-deflate"), output);
    }
  }

  @Test
  @Tag("TLS-12")
  @Tag("TLS-13")
  void aListenerThatWantsACertificateServesWhoShowsOne() throws Exception {
    SecureFiles files = new SecureFiles(directory);
    ListenerSecureSocket mutual =
        ListenerSecureSocket.builder(files.localhost(0))
            .mutualSsl(new MutualSsl(files.root()))
            .build();
    try (Listener listener = SecureFiles.start(mutual)) {
      String output = NodeScript.run(files.environment(files.alice()), "echo.mjs", url(listener));
      assertTrue(output.contains("all passed"), output);
      Map<String, String> showingNone = Map.of("TLS_CA", files.root().certFile());
      AssertionError failed =
          assertThrows(
              AssertionError.class, () -> NodeScript.run(showingNone, "echo.mjs", url(listener)));
      assertTrue(failed.getMessage().contains("FAILED connect"), failed::getMessage);
    }
  }

  @Test
  @Tag("TLS-13")
  @Tag("F7")
  void aClientShowsItsCertificateToAServerOfNode() throws Exception {
    SecureFiles files = new SecureFiles(directory);
    try (NodeServer server = new NodeServer("on", files.environment(files.localhost(2048)))) {
      ClientSecureSocket.Builder secure = ClientSecureSocket.builder().cert(files.root());
      String url = server.secureUrl("/echo");
      try (Client client = Client.connect(url, configuration(secure.key(files.alice())))) {
        assertTrue(client.isSecure());
        String text = "aä€😀-".repeat(20_000);
        client.writeTextMessage(text);
        assertEquals(text, client.readTextMessage());
      }
      assertThrows(SslException.class, () -> Client.connect(url, configuration(secure.key(null))));
    }
  }

  private static ClientConfiguration configuration(ClientSecureSocket.Builder secure) {
    return ClientConfiguration.builder()
        .maxFrameSize(1_048_576)
        .readTimeout(Duration.ofSeconds(20))
        .secureSocket(secure.build())
        .build();
  }
}
