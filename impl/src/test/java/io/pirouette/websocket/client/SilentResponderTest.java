// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static io.pirouette.websocket.client.SecureClient.assertConnects;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.error.HandshakeTimedOutException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.tls.CertValidation;
import io.pirouette.websocket.tls.ClientSecureSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An OCSP responder that takes a question and never answers, which the JDK bears for long. */
@ExtendWith(LeakCheck.class)
class SilentResponderTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  @TempDir Path directory;

  private static ServerSocket silent() throws IOException {
    return new ServerSocket(0, 10, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
  }

  private static Certified certifiedBy(SecureServers servers, ServerSocket responder) {
    URI uri = URI.create("http://127.0.0.1:" + responder.getLocalPort() + "/");
    return servers.root.issue(Leaf.of("localhost").ocsp(uri));
  }

  private static ClientSecureSocket.Builder asking(SecureServers servers) {
    return servers.trusting().certValidation(new CertValidation(CertValidation.Type.OCSP_STAPLING));
  }

  @Test
  @Tag("TLS-17")
  @Tag("TLS-16")
  void doesNotHoldUpAClientBeyondItsTime() throws IOException {
    SecureServers servers = new SecureServers(directory);
    ClientSecureSocket limited = asking(servers).handshakeTimeout(TIMEOUT).build();
    ClientConfiguration hurried =
        ClientConfiguration.builder()
            .secureSocket(asking(servers).build())
            .handShakeTimeout(TIMEOUT)
            .build();
    try (ServerSocket responder = silent();
        TlsServer server = servers.start(certifiedBy(servers, responder))) {
      for (ClientConfiguration configuration :
          new ClientConfiguration[] {SecureClient.configuration(limited), hurried}) {
        Connecting connecting = Connecting.to(server.uri(), configuration);
        try (TlsConnection connection = server.accept()) {
          assertThrows(IOException.class, connection::open);
          connecting.failure(
              HandshakeTimedOutException.class,
              Phase.TLS,
              "Handshake timed out (tls localhost:" + server.port() + ")");
        }
      }
      assertConnects(server, servers.trusting().build());
    }
  }

  @Test
  @Tag("TLS-17")
  void doesNotHoldUpAClientThatIsInterrupted() throws IOException {
    SecureServers servers = new SecureServers(directory);
    try (ServerSocket responder = silent();
        TlsServer server = servers.start(certifiedBy(servers, responder))) {
      Connecting connecting = SecureClient.to(server, asking(servers).build());
      try (TlsConnection connection = server.accept()) {
        Call<Void> serving = Call.doing(() -> assertThrows(IOException.class, connection::open));
        try (Socket question = responder.accept()) {
          question.setSoTimeout(Math.toIntExact(Dialogue.PATIENCE.toMillis()));
          question.getInputStream().read();
          connecting.interrupt();
          connecting.failure(WebSocketException.class, Phase.TLS);
        }
        serving.result();
      }
    }
  }
}
