// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static io.pirouette.websocket.listener.Secured.basic;
import static io.pirouette.websocket.listener.Secured.bearer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import io.pirouette.websocket.auth.listener.AuthOptions;
import io.pirouette.websocket.auth.listener.LdapUserStoreConfig;
import io.pirouette.websocket.auth.listener.ListenerAuth;
import io.pirouette.websocket.auth.listener.OAuth2IntrospectionConfig;
import io.pirouette.websocket.fixture.RawPeer;
import io.pirouette.websocket.fixture.TokenServer;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Secrets that are right, on their way through peers that answer. */
@Tag("T22")
class AcceptedSecretsTest {

  private static final String PASSWORD = "planted-01-password";
  private static final String BIND_PASSWORD = "planted-02-bind-password";
  private static final String CLIENT_SECRET = "planted-03-client-secret";
  private static final String OPAQUE = "planted-04-opaque-token";
  private static final String NEWER = "planted-05-newer-token";

  private InMemoryDirectoryServer directory;
  private TokenServer server;

  @BeforeEach
  void start() throws Exception {
    directory = directory();
    server =
        TokenServer.start()
            .answering(200, "{\"active\":true,\"username\":\"alice\",\"scope\":\"write\"}");
  }

  @AfterEach
  void stop() {
    server.close();
    directory.shutDown(true);
  }

  private static InMemoryDirectoryServer directory() throws LDAPException, LDIFException {
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=org");
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPConfig(
            "plain", InetAddress.getLoopbackAddress(), 0, null));
    InMemoryDirectoryServer directory = new InMemoryDirectoryServer(config);
    directory.add("dn: dc=example,dc=org", "objectClass: domain", "dc: example");
    directory.add(
        "dn: cn=service,dc=example,dc=org",
        "objectClass: applicationProcess",
        "objectClass: simpleSecurityObject",
        "cn: service",
        "userPassword: " + BIND_PASSWORD);
    directory.add(
        "dn: uid=alice,dc=example,dc=org",
        "objectClass: inetOrgPerson",
        "uid: alice",
        "cn: Alice",
        "sn: Alice",
        "userPassword: " + PASSWORD);
    directory.startListening();
    return directory;
  }

  private ListenerAuth users() {
    return LdapUserStoreConfig.builder("ldap://127.0.0.1:" + directory.getListenPort())
        .connectionName("cn=service,dc=example,dc=org")
        .connectionPassword(BIND_PASSWORD)
        .userSearchBase("dc=example,dc=org")
        .build();
  }

  private ListenerAuth introspection() {
    return OAuth2IntrospectionConfig.builder(server.url("/introspect"))
        .clientId("client")
        .clientSecret(CLIENT_SECRET)
        .build();
  }

  @Test
  void noneIsLogged() throws Exception {
    String token = Tokens.token("alice", Duration.ofMinutes(5));
    AuthOptions options = AuthOptions.builder().bearerSubProtocol("bearer.").build();
    String client = Base64.getEncoder().encodeToString(("client:" + CLIENT_SECRET).getBytes(UTF_8));
    List<String> planted =
        List.of(
            PASSWORD, BIND_PASSWORD, CLIENT_SECRET, client, OPAQUE, NEWER, Tokens.SECRET, token);
    try (EverythingLogged log = new EverythingLogged();
        Secured secured =
            Secured.by(
                service ->
                    service
                        .auth(users(), Tokens.validator().build(), introspection())
                        .authOptions(options))) {
      secured.assertIs("alice []", basic("alice", PASSWORD));
      secured.assertIs("alice [update, write]", bearer(token));
      secured.assertIs("alice [write]", bearer(OPAQUE));
      assertEquals(101, secured.answer("Sec-WebSocket-Protocol: bearer." + token).status());
      try (RawPeer peer = secured.open(bearer(OPAQUE))) {
        peer.sendText("renew " + NEWER);
        peer.expectText("alice [write]");
      }
      directory.shutDown(true);
      secured.assertRefused(503, basic("alice", PASSWORD));
      assertTrue(log.lines().size() > 50, "everything is logged");
      log.lines().forEach(line -> EverythingLogged.assertShowsNone(planted, line));
    }
    assertTrue(server.asked().toString().contains("token=" + NEWER), server.asked()::toString);
  }
}
