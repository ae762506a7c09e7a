// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.fixture.LiveObjects;
import java.net.URI;
import java.net.URL;
import org.apache.catalina.loader.ParallelWebappClassLoader;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application whose clients have used TLS leaves nothing of it behind. */
@ExtendWith(ArquillianExtension.class)
@Tag("war")
@Tag("tomcat")
class WssUndeploymentIT {

  private static final int ROUNDS = 3;

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

  @Deployment(name = "tls", managed = false, testable = false)
  static WebArchive application() {
    return WssApplication.archive();
  }

  private URI at(String path) throws Exception {
    return Archives.at(new URL(anchor, "/tls/"), path);
  }

  @Test
  void nothingIsLeftOfTheSettingsAndSessionsOfClients() throws Exception {
    long pid = ProcessHandle.current().pid();
    String loader = ParallelWebappClassLoader.class.getName();
    int before = LiveObjects.count(pid, loader);
    for (int round = 0; round < ROUNDS; round++) {
      deployer.deploy("tls");
      String relay = WssApplication.relayTo(WssApplication.secure(at("witness")));
      assertEquals(
          "hello, true, true [CN=alice]",
          WssApplication.talk(WssApplication.secure(at(relay)), WssApplication.trusting().build()));
      deployer.undeploy("tls");
    }
    LiveObjects.awaitCount(pid, loader, count -> count <= before);
  }
}
