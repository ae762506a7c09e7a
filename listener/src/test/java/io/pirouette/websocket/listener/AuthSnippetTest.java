// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.auth.HttpClientConfiguration;
import io.pirouette.websocket.auth.listener.FileUserStoreConfig;
import io.pirouette.websocket.auth.listener.OAuth2IntrospectionConfig;
import io.pirouette.websocket.fixture.CertificateAuthority;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.KeyFiles;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.fixture.RawPeer;
import io.pirouette.websocket.fixture.TokenServer;
import io.pirouette.websocket.tls.ClientSecureSocket;
import io.pirouette.websocket.tls.TrustedCertificates;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows of credentials: the specification's sample of section 5.2, and users. */
class AuthSnippetTest {

  /** The upgrade service of the sample. */
  static class SecuredUpgrade implements UpgradeService {

    private final String introspectUrl;
    private final String publicCert;
    private final String usersFile;

    SecuredUpgrade(String introspectUrl, String publicCert, String usersFile) {
      this.introspectUrl = introspectUrl;
      this.publicCert = publicCert;
      this.usersFile = usersFile;
    }

    // snippet: auth
    @Override
    public Optional<ServiceConfiguration> configuration() {
      return Optional.of(
          ServiceConfiguration.builder()
              .auth(
                  OAuth2IntrospectionConfig.builder(introspectUrl)
                      .tokenTypeHint("access_token")
                      .scopeKey("scp")
                      .clientConfig(
                          HttpClientConfiguration.of(
                              ClientSecureSocket.of(new TrustedCertificates(publicCert))))
                      .scopes("write", "update")
                      .build(),
                  FileUserStoreConfig.of(usersFile, "write"))
              .build());
    }

    // end

    @Get
    public Service upgrade() {
      return new Service() {
        public String onTextMessage(Caller caller, String text) {
          return caller.getPrincipal().orElseThrow().getName() + ": " + text;
        }
      };
    }
  }

  @Test
  @Tag("LAU-01")
  @Tag("LAU-13")
  void aServiceIsSecuredByTokensAndUsers(@TempDir Path directory) throws IOException {
    Certified localhost = CertificateAuthority.selfSigned(Leaf.of("localhost"));
    String cert = new KeyFiles(directory).certificate("public.crt", localhost.certificate());
    Path users =
        Files.writeString(
            directory.resolve("Config.toml"),
            """
            [[ballerina.auth.users]]
            username = "bob"
            password = "$2b$04$abcdefghijklmnopqrstuuoC8.08aipbUeavEPeHsljyZqTsaTwpW"
            scopes = ["write"]
            """);
    try (TokenServer server = TokenServer.start(localhost);
        Listener listener = Loopback.listener(0)) {
      server.answering(200, "{\"active\":true,\"username\":\"alice\",\"scp\":\"write\"}");
      listener
          .attach(
              new SecuredUpgrade(server.url("/oauth2/introspect"), cert, users.toString()), "/ws")
          .start();
      assertTalks("alice: hello", listener, Secured.bearer("a-token"));
      assertTalks("bob: hello", listener, Secured.basic("bob", "s3cret-P\u00e4ssword"));
      assertEquals(401, Loopback.status(listener, "/ws"));
      server.answering(200, "{\"active\":true,\"username\":\"alice\",\"scp\":\"read\"}");
      URI uri = Loopback.at(listener, "/ws");
      assertEquals(
          403, RawPeer.handshake(uri, Handshake.of(uri).with(Secured.bearer("a-token"))).status());
    }
  }

  private static void assertTalks(String expected, Listener listener, String credentials)
      throws IOException {
    URI uri = Loopback.at(listener, "/ws");
    try (RawPeer peer = RawPeer.open(uri, Handshake.of(uri).with(credentials))) {
      peer.sendText("hello");
      peer.expectText(expected);
    }
  }
}
