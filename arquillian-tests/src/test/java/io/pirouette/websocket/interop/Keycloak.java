// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.container.ServerProcess;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Keycloak as downloaded, in a process of its own, with the realm of the tests. */
final class Keycloak implements AutoCloseable {

  /** The identifier of alice. */
  static final String ALICE = "5f1c2a34-0000-4000-8000-00000000a11c";

  private static final Path HOME = Path.of(System.getProperty("keycloak"));
  private static final Pattern READY =
      Pattern.compile("Listening on: http://127\\.0\\.0\\.1:(\\d+)");

  /** Signs the assertions of a partner, whom the realm trusts. */
  static final KeyPair PARTNER = keyPair();

  private final HttpClient http = HttpClient.newHttpClient();
  private final ServerProcess process;
  private final String base;

  /** Of the newest key; the realm's first ones have 100. */
  private int priority = 200;

  private Keycloak(ServerProcess process, int port) {
    this.process = process;
    this.base = "http://127.0.0.1:" + port;
  }

  static Keycloak start() throws IOException, InterruptedException {
    Path realm = Files.createDirectories(HOME.resolve("data/import")).resolve("pirouette.json");
    String template = Files.readString(Path.of("src/test/resources/keycloak/pirouette-realm.json"));
    Files.writeString(realm, template.replace("@partner.key@", base64(PARTNER.getPublic())));
    Path directory = Files.createDirectories(HOME.resolveSibling("keycloak-run"));
    ServerProcess process =
        new ServerProcess(
            directory,
            Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m",
                "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD", "admin@123"),
            List.of(
                "sh",
                HOME.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--features=jwt-authorization-grant",
                "--cache=local",
                "--db=dev-mem",
                "--http-host=127.0.0.1",
                "--http-port=" + freePort()),
            READY);
    return new Keycloak(process, process.port());
  }

  private static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2_048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(PublicKey key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Of the realm. */
  String issuer() {
    return base + "/realms/pirouette";
  }

  String keys() {
    return issuer() + "/protocol/openid-connect/certs";
  }

  String tokenEndpoint() {
    return issuer() + "/protocol/openid-connect/token";
  }

  String introspection() {
    return issuer() + "/protocol/openid-connect/token/introspect";
  }

  /** A token for alice; of no scope, if it is empty. */
  String token(String client, String scope) throws IOException, InterruptedException {
    return tokens(client, scope).getString("access_token");
  }

  /** All that alice is given: beside the token, one to renew it, and one that says who she is. */
  JsonObject tokens(String client, String scope) throws IOException, InterruptedException {
    String fields = "client_id=" + client + "&username=alice&password=alice@123";
    return grant("pirouette", scope.isEmpty() ? fields : fields + "&scope=" + scope);
  }

  private JsonObject grant(String realm, String fields) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(base + "/realms/" + realm + "/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=password&" + fields))
            .build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    assertEquals(200, response.statusCode(), response::body);
    return Json.createReader(new StringReader(response.body())).readObject();
  }

  /** Has the realm sign with a new key from now on; returns where that can be taken away. */
  URI rotateKeys() throws IOException, InterruptedException {
    priority++;
    HttpResponse<String> response =
        administer(
            "POST",
            URI.create(base + "/admin/realms/pirouette/components"),
            """
            {"name": "newer", "providerId": "rsa-generated",
             "providerType": "org.keycloak.keys.KeyProvider", "parentId": "pirouette",
             "config": {"priority": ["%d"], "enabled": ["true"], "active": ["true"],
                        "keySize": ["2048"], "algorithm": ["RS256"]}}
            """
                .formatted(priority));
    return URI.create(response.headers().firstValue("Location").orElseThrow());
  }

  /** Has the realm publish a key no longer. */
  void takeAway(URI key) throws IOException, InterruptedException {
    administer("DELETE", key, "");
  }

  /** Ends the sessions of alice, and with them her tokens. */
  void logOutAlice() throws IOException, InterruptedException {
    administer("POST", URI.create(base + "/admin/realms/pirouette/users/" + ALICE + "/logout"), "");
  }

  private HttpResponse<String> administer(String method, URI uri, String body)
      throws IOException, InterruptedException {
    JsonObject tokens = grant("master", "client_id=admin-cli&username=admin&password=admin@123");
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + tokens.getString("access_token"))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    assertEquals(2, response.statusCode() / 100, response::body);
    return response;
  }

  @Override
  public void close() throws IOException {
    process.close();
  }
}
