// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.tls.CertKey;
import io.pirouette.websocket.tls.ClientSecureSocket;
import io.pirouette.websocket.tls.ListenerSecureSocket;
import io.pirouette.websocket.tls.MutualSsl;
import io.pirouette.websocket.tls.VerifyClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates between the library and Node, by each version of TLS, in order and not. */
@Tag("interop")
@Tag("stock")
class NodeCertificatesIT {

  private static final String TLS_1_2 = "--tls-max-v1.2";
  private static final String TLS_1_3 = "--tls-min-v1.3";

  @TempDir Path directory;

  private SecureFiles files;

  /** Of another authority, which has the same name. */
  private SecureFiles foreign;

  @BeforeEach
  void makeAuthorities() throws IOException {
    files = new SecureFiles(directory);
    foreign = new SecureFiles(Files.createDirectory(directory.resolve("foreign")));
  }

  private Map<String, String> node(String version, CertKey key) {
    Map<String, String> environment = new HashMap<>(files.environment(key));
    environment.put("NODE_OPTIONS", version);
    return environment;
  }

  @ParameterizedTest
  @CsvSource({
    TLS_1_2 + ", REQUIRE",
    TLS_1_3 + ", REQUIRE",
    TLS_1_2 + ", OPTIONAL",
    TLS_1_3 + ", OPTIONAL"
  })
  @Tag("TLS-12")
  @Tag("TLS-13")
  @Tag("T24")
  void aListenerServesWhoseCertificateItTrusts(String version, VerifyClient verify)
      throws Exception {
    ListenerSecureSocket mutual =
        ListenerSecureSocket.builder(files.localhost(0))
            .mutualSsl(new MutualSsl(verify, files.root()))
            .build();
    try (Listener listener = SecureFiles.start(mutual)) {
      String url = "wss://localhost:" + listener.port() + "/";
      String output = NodeScript.run(node(version, files.alice()), "echo.mjs", url);
      assertTrue(output.contains("all passed"), output);
      Map<String, String> stranger = node(version, foreign.alice());
      AssertionError failed =
          assertThrows(AssertionError.class, () -> NodeScript.run(stranger, "echo.mjs", url));
      assertTrue(failed.getMessage().contains("FAILED connect"), failed::getMessage);
      assertTrue(failed.getMessage().contains("alert certificate unknown"), failed::getMessage);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  @Tag("TLS-13")
  @Tag("F7")
  void aServerOfNodeServesAClientWhoseCertificateItTrusts(String version) throws Exception {
    try (NodeServer server = new NodeServer("on", node(version, files.localhost(0)))) {
      String url = server.secureUrl("/echo");
      try (Client client = connect(url, files, files.alice())) {
        client.writeTextMessage("hello");
        assertEquals("hello", client.readTextMessage());
      }
      // Node sends no alert in this case, so a client cannot know what displeased the server.
      assertThrows(WebSocketException.class, () -> connect(url, files, foreign.alice()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TLS_1_2, TLS_1_3})
  @Tag("TLS-09")
  void aClientTurnsAwayFromAServerOfNodeThatItDoesNotTrust(String version) throws Exception {
    try (NodeServer server = new NodeServer("on", node(version, files.localhost(0)))) {
      String url = server.secureUrl("/echo");
      SslException refused =
          assertThrows(SslException.class, () -> connect(url, foreign, files.alice()));
      // By its name the authority is one that the client trusts; its signature says otherwise.
      assertTrue(refused.getMessage().startsWith("TLS Error (tls localhost:"), refused::toString);
      assertTrue(refused.getMessage().contains("signature check failed"), refused::toString);
    }
  }

  private static Client connect(String url, SecureFiles trusted, CertKey shown) {
    return Client.connect(
        url,
        ClientConfiguration.builder()
            .readTimeout(Duration.ofSeconds(20))
            .secureSocket(ClientSecureSocket.builder().cert(trusted.root()).key(shown).build())
            .build());
  }
}
