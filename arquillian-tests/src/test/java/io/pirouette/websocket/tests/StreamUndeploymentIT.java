// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.app.blocked.BlockedStreamUpgrade;
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

/** Streams under way when their application is undeployed are interrupted and closed. */
@ExtendWith(ArquillianExtension.class)
@Tag("war")
class StreamUndeploymentIT {

  private static final int ROUNDS = 2;

  private static final int STREAMS = 4;
  private static final List<String> KINDS = List.of("stream", "iterator", "publisher");

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
    return Archives.application("blocked.war", BlockedStreamUpgrade.class);
  }

  @Test
  @Tag("tomcat")
  @Tag("T47")
  void onTomcatNothingIsLeft() throws Exception {
    long pid = ProcessHandle.current().pid();
    String loader = ParallelWebappClassLoader.class.getName();
    int before = LiveObjects.count(pid, loader);
    for (int round = 0; round < ROUNDS * KINDS.size(); round++) {
      deployer.deploy("blocked");
      try (BlockedPeers peers = peers(new URL(anchor, "/blocked/").toURI(), round)) {
        deployer.undeploy("blocked");
        peers.expectTheEnd();
      }
      assertEquals(List.of(), LiveThreads.ofTheLibrary(pid));
    }
    LiveObjects.awaitCount(pid, loader, count -> count <= before);
  }

  @Test
  @Tag("micro")
  @Tag("T47")
  void onPayaraNothingIsLeft() throws Exception {
    File war = Files.createTempDirectory(Path.of("target"), "war").resolve("blocked.war").toFile();
    application().as(ZipExporter.class).exportTo(war);
    try (MicroConsoleProcess payara = new MicroConsoleProcess()) {
      String loader = "org.glassfish.web.loader.WebappClassLoader";
      // Payara's pooled threads remember the application that they were made for.
      redeploy(payara, war, ROUNDS * KINDS.size());
      int remembered = LiveObjects.count(payara.pid(), loader);
      redeploy(payara, war, 2 * ROUNDS * KINDS.size());
      LiveObjects.awaitCount(payara.pid(), loader, count -> count <= remembered + ROUNDS / 2);
    }
  }

  private static void redeploy(MicroConsoleProcess payara, File war, int rounds) throws Exception {
    URI base = URI.create("http://127.0.0.1:" + payara.port() + "/blocked/");
    for (int round = 0; round < rounds; round++) {
      payara.deploy("blocked", war);
      try (BlockedPeers peers = peers(base, round)) {
        payara.undeploy("blocked");
        peers.expectTheEnd();
      }
      assertEquals(List.of(), LiveThreads.ofTheLibrary(payara.pid()));
    }
  }

  /** Peers with streams of another kind each round. */
  private static BlockedPeers peers(URI base, int round) throws Exception {
    String kind = KINDS.get(round % KINDS.size());
    return new BlockedPeers(Archives.at(base.toURL(), "streams/" + kind), "block", STREAMS);
  }
}
