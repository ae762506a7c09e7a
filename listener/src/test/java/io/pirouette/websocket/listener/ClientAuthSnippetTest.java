// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.auth.HttpClientConfiguration;
import io.pirouette.websocket.auth.client.ClientAuth;
import io.pirouette.websocket.auth.client.CredentialsConfig;
import io.pirouette.websocket.auth.client.JwtIssuerConfig;
import io.pirouette.websocket.auth.client.KeyFile;
import io.pirouette.websocket.auth.client.OAuth2PasswordGrantConfig;
import io.pirouette.websocket.auth.listener.CertFile;
import io.pirouette.websocket.auth.listener.FileUserStoreConfig;
import io.pirouette.websocket.auth.listener.JwtValidatorConfig;
import io.pirouette.websocket.auth.listener.OAuth2IntrospectionConfig;
import io.pirouette.websocket.auth.listener.User;
import io.pirouette.websocket.fixture.CertificateAuthority;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.KeyFiles;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.fixture.TokenServer;
import io.pirouette.websocket.tls.CertKey;
import io.pirouette.websocket.tls.ClientSecureSocket;
import io.pirouette.websocket.tls.ListenerSecureSocket;
import io.pirouette.websocket.tls.TrustedCertificates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the README shows of a client's credentials: the specification's sample of section 5.2, with
 * the service that it is for in the same program.
 */
class ClientAuthSnippetTest {

  private final Certified localhost = CertificateAuthority.selfSigned(Leaf.of("localhost"));

  @TempDir private Path directory;

  /** Tells who is there; knows users, tokens of a server, and tokens of one client. */
  static class TaxiUpgrade implements UpgradeService {

    private final String introspectUrl;
    private final String cert;

    TaxiUpgrade(String introspectUrl, String cert) {
      this.introspectUrl = introspectUrl;
      this.cert = cert;
    }

    @Override
    public Optional<ServiceConfiguration> configuration() {
      return Optional.of(
          ServiceConfiguration.builder()
              .auth(
                  FileUserStoreConfig.of(List.of(new User("bob", "bobs password", "write"))),
                  JwtValidatorConfig.builder(new CertFile(cert)).issuer("taxi 4711").build(),
                  OAuth2IntrospectionConfig.builder(introspectUrl)
                      .clientConfig(
                          HttpClientConfiguration.of(
                              ClientSecureSocket.of(new TrustedCertificates(cert))))
                      .scopes("write")
                      .build())
              .build());
    }

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
  @Tag("CAU-04")
  void aTokenOfAUserIsObtainedAndSentOverTls() throws IOException {
    String publicCert = files().certificate("public.crt", localhost.certificate());
    try (TokenServer server = tokenServer();
        Listener listener = listener(server, publicCert)) {
      String tokenUrl = server.url("/oauth2/token");
      String url = "wss://localhost:" + listener.port() + "/taxi";
      // snippet: client-auth
      ClientConfiguration configuration =
          ClientConfiguration.builder()
              .auth(
                  OAuth2PasswordGrantConfig.builder(tokenUrl, "johndoe", "A3ddj3w")
                      .clientId("3MVG9YDQS5WtC11paU2WcQjBB3L5w4gz52uriT8ksZ3nUVjKvrfQMrU4uvZohTft")
                      .clientSecret("9205371918321623741")
                      .scopes("write", "update")
                      .clientConfig(
                          HttpClientConfiguration.of(
                              ClientSecureSocket.of(new TrustedCertificates(publicCert))))
                      .build())
              .secureSocket(ClientSecureSocket.of(new TrustedCertificates(publicCert)))
              .build();
      // end
      try (Client client = Client.connect(url, configuration)) {
        assertEquals("johndoe: hello", talk(client));
      }
    }
  }

  @Test
  @Tag("CAU-01")
  @Tag("CAU-03")
  void aPasswordAndATokenOfTheClientsOwnAreSentOverTls() throws IOException {
    String publicCert = files().certificate("public.crt", localhost.certificate());
    try (TokenServer server = tokenServer();
        Listener listener = listener(server, publicCert)) {
      ClientAuth password = new CredentialsConfig("bob", "bobs password");
      ClientAuth own =
          JwtIssuerConfig.builder(new KeyFile(files().key("private.key", localhost.key())))
              .issuer("taxi 4711")
              .username("the driver")
              .build();
      assertEquals("bob: hello", talk(listener, password, publicCert));
      assertEquals("the driver: hello", talk(listener, own, publicCert));
    }
  }

  private KeyFiles files() {
    return new KeyFiles(directory);
  }

  private TokenServer tokenServer() throws IOException {
    return TokenServer.start(localhost)
        .doing(
            exchange ->
                TokenServer.answer(
                    exchange,
                    200,
                    exchange.getRequestURI().getPath().endsWith("/token")
                        ? "{\"access_token\":\"a-token\",\"token_type\":\"Bearer\"}"
                        : "{\"active\":true,\"username\":\"johndoe\",\"scope\":\"write\"}"));
  }

  private Listener listener(TokenServer server, String cert) {
    String key = files().key("private.key", localhost.key());
    Listener listener =
        Listener.on(
            0,
            ListenerConfiguration.builder()
                .host("127.0.0.1")
                .secureSocket(ListenerSecureSocket.of(new CertKey(cert, key)))
                .build());
    listener.attach(new TaxiUpgrade(server.url("/oauth2/introspect"), cert), "/taxi").start();
    return listener;
  }

  private static String talk(Listener listener, ClientAuth auth, String cert) {
    ClientConfiguration configuration =
        ClientConfiguration.builder()
            .auth(auth)
            .secureSocket(ClientSecureSocket.of(new TrustedCertificates(cert)))
            .build();
    String url = "wss://localhost:" + listener.port() + "/taxi";
    try (Client client = Client.connect(url, configuration)) {
      return talk(client);
    }
  }

  private static String talk(Client client) {
    client.writeTextMessage("hello");
    return client.readTextMessage();
  }
}
