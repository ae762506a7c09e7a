// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.app.blocked.BlockedUpgrade;
import io.pirouette.websocket.container.MicroConsoleProcess;
import io.pirouette.websocket.fixture.LiveObjects;
import java.io.File;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Methods that block when their application is undeployed are interrupted; nothing is left. */
@ExtendWith(ArquillianExtension.class)
@Tag("war")
class OffloadedUndeploymentIT {

  private static final int ROUNDS = 4;

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

  @Deployment(name = "blocked", managed = false, testable = false)
  static WebArchive application() {
    return Archives.application("blocked.war", BlockedUpgrade.class);
  }

  @Test
  @Tag("tomcat")
  @Tag("T47")
  void onTomcatBlockedMethodsAreInterruptedAndNothingIsLeft() throws Exception {
    URI address = Archives.at(new URL(anchor, "/blocked/"), "blocked");
    long pid = ProcessHandle.current().pid();
    String loader = ParallelWebappClassLoader.class.getName();
    int before = LiveObjects.count(pid, loader);
    for (int round = 0; round < ROUNDS; round++) {
      deployer.deploy("blocked");
      try (BlockedPeers peers = new BlockedPeers(address)) {
        peers.sendMoreThanIsTaken();
        deployer.undeploy("blocked");
        peers.expectTheEnd();
      }
      assertEquals(List.of(), LiveThreads.ofTheLibrary(pid));
    }
    LiveObjects.awaitCount(pid, loader, count -> count <= before);
  }

  @Test
  @Tag("tomcat")
  @Tag("T47")
  void onTomcatThreadsThatHaveNothingToDoHaveEndedWithTheirApplication() throws Exception {
    URI address = Archives.at(new URL(anchor, "/blocked/"), "blocked");
    try (LeakWarnings tomcat = new LeakWarnings()) {
      for (int round = 0; round < ROUNDS; round++) {
        deployer.deploy("blocked");
        try (BlockedPeers peers = new BlockedPeers(address, "block", 0)) {
          deployer.undeploy("blocked");
          peers.expectTheEnd();
        }
      }
      assertEquals(List.of(), tomcat.warnings());
    }
  }

  @Test
  @Tag("tomcat")
  @Tag("T47")
  void aMethodThatIgnoresTheInterruptDoesNotKeepItsApplicationFromEnding() throws Exception {
    URI address = Archives.at(new URL(anchor, "/blocked/"), "blocked");
    long pid = ProcessHandle.current().pid();
    String loader = ParallelWebappClassLoader.class.getName();
    int before = LiveObjects.count(pid, loader);
    deployer.deploy("blocked");
    try (BlockedPeers peers = new BlockedPeers(address, "ignore", 1)) {
      deployer.undeploy("blocked");
      peers.letGoOn();
      peers.expectTheEnd();
    }
    LiveObjects.awaitCount(pid, loader, count -> count <= before);
  }

  @Test
  @Tag("micro")
  @Tag("T47")
  void onPayaraBlockedMethodsAreInterruptedAndNothingIsLeft() throws Exception {
    File war = Files.createTempDirectory(Path.of("target"), "war").resolve("blocked.war").toFile();
    application().as(ZipExporter.class).exportTo(war);
    try (MicroConsoleProcess payara = new MicroConsoleProcess()) {
      String loader = "org.glassfish.web.loader.WebappClassLoader";
      // Payara's pooled threads remember the application that they were made for.
      redeploy(payara, war, ROUNDS);
      int remembered = LiveObjects.count(payara.pid(), loader);
      redeploy(payara, war, 2 * ROUNDS);
      LiveObjects.awaitCount(payara.pid(), loader, count -> count <= remembered + ROUNDS / 2);
    }
  }

  private static void redeploy(MicroConsoleProcess payara, File war, int rounds) throws Exception {
    URI address = URI.create("ws://127.0.0.1:" + payara.port() + "/blocked/blocked");
    for (int round = 0; round < rounds; round++) {
      payara.deploy("blocked", war);
      try (BlockedPeers peers = new BlockedPeers(address)) {
        payara.undeploy("blocked");
        peers.expectTheEnd();
      }
      assertEquals(List.of(), LiveThreads.ofTheLibrary(payara.pid()));
    }
  }
}
