// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.app.beans.VisitedUpgrade;
import io.pirouette.websocket.app.reporting.RecorderUpgrade;
import io.pirouette.websocket.container.MicroConsoleProcess;
import io.pirouette.websocket.fixture.LiveObjects;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.loader.ParallelWebappClassLoader;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application of beans that is undeployed leaves nothing behind, and its peers are told. */
@ExtendWith(ArquillianExtension.class)
@Tag("T47")
class BeansUndeploymentIT {

  private static final int ROUNDS = 5;

  @ArquillianResource Deployer deployer;

  /** Stays deployed, and tells where the server is. */
  @Deployment(name = "anchor", testable = false)
  static WebArchive anchor() {
    return ShrinkWrap.create(WebArchive.class, "anchor.war")
        .addAsWebResource(EmptyAsset.INSTANCE, "index.html");
  }

  @Deployment(name = "beans", managed = false, testable = false)
  static WebArchive application() {
    return Archives.applicationWithBeans("beans.war", VisitedUpgrade.class)
        .addPackage(RecorderUpgrade.class.getPackage());
  }

  @Test
  @Tag("tomcat")
  void onTomcatNothingIsLeftOfItsBeans(
      @ArquillianResource @OperateOnDeployment("anchor") URL anchor) throws Exception {
    long pid = ProcessHandle.current().pid();
    String loader = ParallelWebappClassLoader.class.getName();
    int before = LiveObjects.count(pid, loader);
    try (LeakWarnings warnings = new LeakWarnings()) {
      for (int round = 0; round < ROUNDS; round++) {
        deployer.deploy("beans");
        try (Visit visit = new Visit(Archives.at(new URL(anchor, "/beans/"), ""))) {
          deployer.undeploy("beans");
          visit.expectGoingAway();
        }
      }
      assertEquals(List.of(), warnings.warnings());
    }
    LiveObjects.awaitCount(pid, loader, count -> count <= before);
  }

  @Test
  @Tag("micro")
  void onPayaraNothingIsLeftOfItsBeans() throws Exception {
    File war = Files.createTempDirectory(Path.of("target"), "war").resolve("own.war").toFile();
    application().as(ZipExporter.class).exportTo(war);
    try (MicroConsoleProcess payara = new MicroConsoleProcess()) {
      URI address = URI.create("ws://127.0.0.1:" + payara.port() + "/beans/");
      String loader = "org.glassfish.web.loader.WebappClassLoader";
      // Payara's pooled threads remember the application that they were made for.
      redeploy(payara, war, address, ROUNDS);
      int remembered = LiveObjects.count(payara.pid(), loader);
      redeploy(payara, war, address, 2 * ROUNDS);
      LiveObjects.awaitCount(payara.pid(), loader, count -> count <= remembered + 1);
    }
  }

  private static void redeploy(MicroConsoleProcess payara, File war, URI address, int rounds)
      throws Exception {
    for (int round = 0; round < rounds; round++) {
      payara.deploy("beans", war);
      try (Visit visit = new Visit(address)) {
        payara.undeploy("beans");
        visit.expectGoingAway();
      }
    }
  }

  /** Connections that have beans of their own. */
  private static final class Visit implements AutoCloseable {

    private static final int CONNECTIONS = 5;
    private static final int GOING_AWAY = 1001;

    private final List<RawPeer> peers = new ArrayList<>();

    Visit(URI application) throws IOException {
      for (int i = 0; i < CONNECTIONS; i++) {
        RawPeer peer = RawPeer.open(application.resolve("visited/one"));
        peers.add(peer);
        peer.sendText("a");
        peer.expectText("HELLO A, VISIT 1, CALL 2, USE 2, SAME TRUE");
      }
    }

    void expectGoingAway() throws IOException {
      for (RawPeer peer : peers) {
        peer.expectClose(GOING_AWAY, "");
      }
    }

    @Override
    public void close() throws IOException {
      for (RawPeer peer : peers) {
        peer.close();
      }
    }
  }
}
