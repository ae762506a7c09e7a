// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.app.auth.UsersUpgrade;
import io.pirouette.websocket.fixture.LiveObjects;
import java.net.Socket;
import java.net.URL;
import java.util.List;
import org.apache.catalina.loader.ParallelWebappClassLoader;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application that has asked for credentials of every kind leaves nothing of them behind. */
@ExtendWith(ArquillianExtension.class)
@Tag("war")
@Tag("tomcat")
class AuthUndeploymentIT {

  private static final int ROUNDS = 3;
  private static final AuthServers SERVERS = AuthServers.start();

  @ArquillianResource Deployer deployer;

  @ArquillianResource
  @OperateOnDeployment("anchor")
  URL anchor;

  /** Stays deployed, and tells where the server is. */
  @Deployment(name = "anchor", testable = false)
  static WebArchive anchor() {
    return ShrinkWrap.create(WebArchive.class, "anchor.war")
        .addAsWebResource(EmptyAsset.INSTANCE, "index.html");
  }

  @Deployment(name = "asking", managed = false, testable = false)
  static WebArchive application() {
    return Archives.applicationWithCredentials("asking.war", UsersUpgrade.class)
        .addAsResource(new StringAsset(SERVERS.properties()), "servers.properties");
  }

  @Test
  @Tag("T47")
  void nothingIsLeftOfItsFilesServersAndWaitingHandshakes() throws Exception {
    long pid = ProcessHandle.current().pid();
    String loader = ParallelWebappClassLoader.class.getName();
    int before = LiveObjects.count(pid, loader);
    Door door = new Door(new URL(anchor, "/asking/"));
    try (LeakWarnings warnings = new LeakWarnings()) {
      for (int round = 0; round < ROUNDS; round++) {
        deployer.deploy("asking");
        assertLetsIn(door);
        try (Socket waiting = AuthIT.ask(door.at("waiting"), "token")) {
          SERVERS.awaitAsking(1);
          deployer.undeploy("asking");
          waiting.setSoTimeout(20_000);
          assertTrue(waiting.getInputStream().read() < 'I', "answered, or cut");
          SERVERS.drop();
        }
      }
      assertEquals(List.of(), warnings.warnings());
    }
    LiveObjects.awaitCount(pid, loader, count -> count <= before);
  }

  private static void assertLetsIn(Door door) throws Exception {
    String password = AuthIT.basic("alice", "alice@123");
    for (String path : List.of("users", "directory")) {
      assertEquals(101, door.ask(path, password).status());
    }
    String token = AuthIT.bearer(AuthIT.token("write", 60));
    assertEquals(101, door.ask("tokens", token).status());
    assertEquals(101, door.ask("introspected", AuthIT.bearer("write")).status());
  }
}
