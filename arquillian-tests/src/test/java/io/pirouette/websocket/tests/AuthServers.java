// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What the services of one archive ask: a file, a directory, a server of tokens, and one that never
 * answers. They live as long as this JVM; the applications are told where they are.
 */
final class AuthServers {

  static final String SECRET = "a secret of more than 32 bytes for HS256";

  private final HttpServer server;
  private final RSAKey key = key();
  private final ServerSocket silent;
  private final InMemoryDirectoryServer directory;
  private final Path users;

  /** The connections to the silent server that have sent something. */
  private final BlockingQueue<Socket> asking = new LinkedBlockingQueue<>();

  private volatile boolean hangsUp;

  private AuthServers() throws IOException, LDAPException, LDIFException {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    users = Files.createTempFile("users", ".toml");
    users.toFile().deleteOnExit();
    Files.writeString(
        users,
        """
        [[ballerina.auth.users]]
        username = "alice"
        password = "$2b$04$abcdefghijklmnopqrstuuSw.iRZ5lxa6JYgaKawZM.y79MqBe4ty"
        scopes = ["write", "update"]

        [[ballerina.auth.users]]
        username = "bob"
        password = "bob@123"
        scopes = ["read"]

        [[ballerina.auth.users]]
        username = "carol"
        password = "carol@123"
        """);
    server = HttpServer.create(new InetSocketAddress(loopback, 0), 50);
    server.createContext("/introspect", AuthServers::answer);
    server.createContext(
        "/keys", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
    server.start();
    silent = new ServerSocket(0, 500, loopback);
    directory = directory(loopback);
    Thread acceptor = new Thread(this::accept, "silent server");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  static AuthServers start() {
    try {
      return new AuthServers();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (LDAPException | LDIFException e) {
      throw new IllegalStateException(e);
    }
  }

  private static InMemoryDirectoryServer directory(InetAddress address)
      throws LDAPException, LDIFException {
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=org");
    config.setListenerConfigs(InMemoryListenerConfig.createLDAPConfig("ldap", address, 0, null));
    InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
    server.add("dn: dc=example,dc=org", "objectClass: domain", "dc: example");
    for (String unit : List.of("people", "groups")) {
      server.add(
          "dn: ou=" + unit + ",dc=example,dc=org",
          "objectClass: organizationalUnit",
          "ou: " + unit);
    }
    server.add(
        "dn: uid=alice,ou=people,dc=example,dc=org",
        "objectClass: inetOrgPerson",
        "uid: alice",
        "cn: Alice",
        "sn: Alice",
        "userPassword: alice@123");
    server.add(
        "dn: cn=write,ou=groups,dc=example,dc=org",
        "objectClass: groupOfNames",
        "cn: write",
        "member: uid=alice,ou=people,dc=example,dc=org");
    server.startListening();
    return server;
  }

  /**
   * Of the tokens, {@code write} is good for that, {@code read} for this, and no other is active.
   */
  private static void answer(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
    boolean asked = form.contains("token_type_hint=access_token");
    String scope = form.contains("token=write") ? "write" : "read";
    boolean active = asked && (form.contains("token=write") || form.contains("token=read"));
    String answer =
        active
            ? "{\"active\":true,\"username\":\"alice\",\"scp\":\"" + scope + " other\"}"
            : "{\"active\":false}";
    answer(exchange, answer);
  }

  private static void answer(HttpExchange exchange, String answer) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, answer.length());
    exchange.getResponseBody().write(answer.getBytes(StandardCharsets.US_ASCII));
    exchange.close();
  }

  private void accept() {
    while (true) {
      try {
        Socket socket = silent.accept();
        if (hangsUp) {
          socket.close();
        } else if (socket.getInputStream().read() >= 0) {
          asking.add(socket);
        }
      } catch (IOException e) {
        return;
      }
    }
  }

  /** Waits until so many ask the silent server, and not one more. */
  void awaitAsking(int count) throws InterruptedException {
    List<Socket> waiting = new ArrayList<>();
    while (waiting.size() < count) {
      Socket one = asking.poll(20, TimeUnit.SECONDS);
      assertNotNull(one, "only " + waiting.size() + " have asked");
      waiting.add(one);
    }
    assertTrue(asking.isEmpty(), "more have asked than may");
    asking.addAll(waiting);
  }

  /** Ends the wait of those who ask the silent server now. */
  void drop() throws IOException {
    for (Socket one = asking.poll(); one != null; one = asking.poll()) {
      one.close();
    }
  }

  /** Ends the wait of all who ask the silent server, now and until {@link #beSilent}. */
  void hangUp() throws IOException {
    hangsUp = true;
    drop();
  }

  /** Nobody has asked the silent server, which answers nobody. */
  void beSilent() throws IOException {
    hangsUp = false;
    drop();
  }

  /**
   * For the resource that applications in other processes read. What is deployed next in this one
   * asks these servers, too.
   */
  String properties() {
    settings().forEach((name, value) -> System.setProperty("auth." + name, value));
    return String.join(
        "\n", settings().entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
  }

  private Map<String, String> settings() {
    return Map.of(
        "users",
        users.toAbsolutePath().toString(),
        "secret",
        SECRET,
        "directory",
        "ldap://127.0.0.1:" + directory.getListenPort(),
        "introspection",
        at("/introspect"),
        "keys",
        at("/keys"),
        "silent",
        "http://127.0.0.1:" + silent.getLocalPort() + "/introspect");
  }

  private String at(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyID("the key").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Of the key that is published: what signs tokens. */
  PrivateKey signingKey() throws JOSEException {
    return key.toPrivateKey();
  }
}
