// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.app.blocked.BlockedUpgrade;
import io.pirouette.websocket.app.constraints.CheckedUpgrade;
import io.pirouette.websocket.app.relay.KeepUpgrade;
import io.pirouette.websocket.container.MicroConsoleProcess;
import io.pirouette.websocket.fixture.Frame;
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

/**
 * An application in full use that is deployed and undeployed again and again leaves nothing behind,
 * and its peers are told each time. The system property {@code cycles} says how often.
 */
@ExtendWith(ArquillianExtension.class)
@Tag("T47")
class RedeploymentIT {

  private static final int CYCLES = Integer.getInteger("cycles", 20);
  private static final int CROWD = 1_000;
  private static final int GOING_AWAY = 1001;

  /** Threads of Payara's pool that may be made meanwhile: each remembers whom it was made for. */
  private static final int POOLED = 2;

  private static final long PID = ProcessHandle.current().pid();
  private static final String TOMCAT_LOADER =
      "org.apache.catalina.loader.ParallelWebappClassLoader";
  private static final String PAYARA_LOADER = "org.glassfish.web.loader.WebappClassLoader";

  @ArquillianResource Deployer deployer;

  /** Stays deployed, and tells where the server is. */
  @Deployment(name = "anchor", testable = false)
  static WebArchive anchor() {
    return ShrinkWrap.create(WebArchive.class, "anchor.war")
        .addAsWebResource(EmptyAsset.INSTANCE, "index.html");
  }

  @Deployment(name = "redeployed", managed = false, testable = false)
  static WebArchive application() {
    return Archives.applicationWithConstraintsAndClients("redeployed.war", CheckedUpgrade.class)
        .addPackages(false, BlockedUpgrade.class.getPackage(), KeepUpgrade.class.getPackage());
  }

  @Test
  @Tag("tomcat")
  void onTomcatNothingIsLeftOfAnApplicationInUse(
      @ArquillianResource @OperateOnDeployment("anchor") URL anchor) throws Exception {
    int before = LiveObjects.count(PID, TOMCAT_LOADER);
    URI base = new URL(anchor, "/redeployed/").toURI();
    Footprint footprint = new Footprint(PID, CYCLES);
    try (LeakWarnings warnings = new LeakWarnings()) {
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        deployer.deploy("redeployed");
        try (Usage usage = new Usage(base, cycle)) {
          deployer.undeploy("redeployed");
          usage.expectTheEnd();
        }
        assertEquals(List.of(), LiveThreads.ofTheLibrary(PID));
        footprint.measureAfter(cycle);
      }
      assertEquals(List.of(), warnings.warnings());
    }
    LiveObjects.awaitCount(PID, TOMCAT_LOADER, count -> count <= before);
    footprint.expectNoGrowth();
  }

  @Test
  @Tag("micro")
  void onPayaraNothingIsLeftOfAnApplicationInUse() throws Exception {
    File war = Files.createTempDirectory(Path.of("target"), "war").resolve("own.war").toFile();
    application().as(ZipExporter.class).exportTo(war);
    try (MicroConsoleProcess payara = new MicroConsoleProcess()) {
      URI base = URI.create("http://127.0.0.1:" + payara.port() + "/redeployed/");
      Footprint footprint = new Footprint(payara.pid(), CYCLES);
      int remembered = 0;
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        payara.deploy("redeployed", war);
        try (Usage usage = new Usage(base, cycle)) {
          payara.undeploy("redeployed");
          usage.expectTheEnd();
        }
        assertEquals(List.of(), LiveThreads.ofTheLibrary(payara.pid()));
        footprint.measureAfter(cycle);
        if (cycle == CYCLES / 2) {
          remembered = LiveObjects.count(payara.pid(), PAYARA_LOADER);
        }
      }
      int bound = remembered;
      LiveObjects.awaitCount(payara.pid(), PAYARA_LOADER, count -> count <= bound + POOLED);
      footprint.expectNoGrowth();
    }
  }

  @Test
  @Tag("tomcat")
  void onTomcatAThousandPeersAreTold(@ArquillianResource @OperateOnDeployment("anchor") URL anchor)
      throws IOException {
    deployer.deploy("redeployed");
    List<RawPeer> peers = crowd(new URL(anchor, "/redeployed/"));
    deployer.undeploy("redeployed");
    expectAllTold(peers);
  }

  @Test
  @Tag("micro")
  void onPayaraAThousandPeersAreTold() throws IOException {
    File war = Files.createTempDirectory(Path.of("target"), "war").resolve("own.war").toFile();
    application().as(ZipExporter.class).exportTo(war);
    try (MicroConsoleProcess payara = new MicroConsoleProcess()) {
      payara.deploy("redeployed", war);
      List<RawPeer> peers = crowd(new URL("http://127.0.0.1:" + payara.port() + "/redeployed/"));
      payara.undeploy("redeployed");
      expectAllTold(peers);
    }
  }

  private static List<RawPeer> crowd(URL base) throws IOException {
    List<RawPeer> peers = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      peers.add(RawPeer.open(Archives.at(base, "checked/period")));
    }
    return peers;
  }

  private static void expectAllTold(List<RawPeer> peers) throws IOException {
    for (RawPeer peer : peers) {
      peer.expect(Frame.close(GOING_AWAY, ""));
      peer.cut();
    }
  }

  @Test
  @Tag("tomcat")
  void aPeerThatDoesNotAnswerIsCutOff(@ArquillianResource @OperateOnDeployment("anchor") URL anchor)
      throws IOException {
    deployer.deploy("redeployed");
    try (RawPeer peer =
        RawPeer.open(Archives.at(new URL(anchor, "/redeployed/"), "checked/period"))) {
      deployer.undeploy("redeployed");
      peer.expect(Frame.close(GOING_AWAY, ""));
      peer.expectEnd();
    }
  }
}
