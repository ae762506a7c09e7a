// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.interop;

import static io.pirouette.websocket.interop.SecuredListener.basic;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.app.login.WritersUpgrade;
import io.pirouette.websocket.container.ServerProcess;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.HttpAnswer;
import io.pirouette.websocket.fixture.RawPeer;
import io.pirouette.websocket.tests.Archives;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users that servers as downloaded know themselves, by the login that {@code web.xml} has. */
@Tag("interop")
@Tag("stock")
@Tag("LAU-01")
class ContainerLoginIT {

  private static final Path RESOURCES = Path.of("src/test/resources/login");
  private static final String ALICE = basic("alice", "alice@123");

  /** Everybody in a group has the role of its name. */
  private static final String ROLES =
      "set configs.config.server-config.security-service"
          + ".activate-default-principal-to-role-mapping=true\n";

  @TempDir Path directory;

  private Path war;

  @BeforeEach
  void build() {
    war = directory.resolve("login.war");
    Archives.application("login.war", WritersUpgrade.class)
        .setWebXML(new File(RESOURCES.resolve("web.xml").toString()))
        .as(ZipExporter.class)
        .exportTo(war.toFile());
  }

  @ParameterizedTest
  @ValueSource(strings = {"stock.tomcat", "stock.tomcat11"})
  void usersOfTomcat(String home) throws Exception {
    String users = Files.readString(RESOURCES.resolve("tomcat-users.xml"));
    try (ServerProcess server = StockServer.tomcat(Path.of(System.getProperty(home)), war, users)) {
      assertKnowsItsUsers(server.port());
    }
  }

  @Test
  void usersOfPayaraMicro() throws Exception {
    String commands = createUser("alice", "read:write") + createUser("bob", "read");
    Path jar = Path.of(System.getProperty("payara.micro"));
    try (ServerProcess server = StockServer.payaraMicro(jar, war, ROLES, commands)) {
      assertKnowsItsUsers(server.port());
    }
  }

  private String createUser(String name, String groups) throws IOException {
    Path password =
        Files.writeString(directory.resolve(name), "AS_ADMIN_USERPASSWORD=" + name + "@123\n");
    return "create-file-user --groups "
        + groups
        + " --passwordfile "
        + password
        + " "
        + name
        + "\n";
  }

  private static void assertKnowsItsUsers(int port) throws IOException {
    URI writers = URI.create("ws://127.0.0.1:" + port + "/secured/writers");
    try (RawPeer peer = RawPeer.open(writers, Handshake.of(writers).with(ALICE))) {
      peer.expectText("alice [write]");
    }
    assertEquals(403, answer(writers, basic("bob", "bob@123")).status());
    assertEquals(401, answer(writers, basic("alice", "bob@123")).status());
    HttpAnswer asked = answer(writers);
    assertEquals(401, asked.status());
    assertEquals("Basic", asked.header("WWW-Authenticate").get(0).split(" ")[0]);
    URI leftOut = URI.create("ws://127.0.0.1:" + port + "/left-out");
    for (HttpAnswer refused : List.of(answer(leftOut), answer(leftOut, ALICE))) {
      assertEquals(401, refused.status());
      assertEquals(List.of("Login realm=\"/left-out\""), refused.header("WWW-Authenticate"));
    }
  }

  private static HttpAnswer answer(URI uri, String... lines) throws IOException {
    Handshake handshake = Handshake.of(uri);
    for (String line : lines) {
      handshake = handshake.with(line);
    }
    return RawPeer.handshake(uri, handshake);
  }
}
