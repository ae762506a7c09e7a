// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.pirouette.websocket.app.constraints.CheckedUpgrade;
import io.pirouette.websocket.container.MicroConsoleProcess;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.LiveObjects;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application that is undeployed leaves nothing behind, and its peers are told. */
@ExtendWith(ArquillianExtension.class)
class RedeploymentIT {

  private static final int ROUNDS = 20;
  private static final int CONNECTIONS = 5;
  private static final int GOING_AWAY = 1001;

  private static final long PID = ProcessHandle.current().pid();
  private static final String TOMCAT_LOADER =
      "org.apache.catalina.loader.ParallelWebappClassLoader";

  /** How many of Tomcat's class loaders there are before any of these tests has left one. */
  private static int before;

  @ArquillianResource Deployer deployer;

  @BeforeAll
  static void count() throws IOException {
    before = LiveObjects.count(PID, TOMCAT_LOADER);
  }

  /** Stays deployed, and tells where the server is. */
  @Deployment(name = "anchor", testable = false)
  static WebArchive anchor() {
    return ShrinkWrap.create(WebArchive.class, "anchor.war")
        .addAsWebResource(EmptyAsset.INSTANCE, "index.html");
  }

  @Deployment(name = "redeployed", managed = false, testable = false)
  static WebArchive application() {
    return Archives.applicationWithConstraints("redeployed.war", CheckedUpgrade.class);
  }

  @Test
  @Tag("tomcat")
  void onTomcatTheClassLoaderOfAnUndeployedApplicationIsCollected(
      @ArquillianResource @OperateOnDeployment("anchor") URL anchor) throws Exception {
    URI address = Archives.at(new URL(anchor, "/redeployed/"), "checked/period");
    for (int round = 0; round < ROUNDS; round++) {
      deployer.deploy("redeployed");
      Peers peers = new Peers(address);
      deployer.undeploy("redeployed");
      peers.expectAllTold();
    }
    LiveObjects.awaitCount(PID, TOMCAT_LOADER, count -> count <= before);
  }

  @Test
  @Tag("micro")
  void onPayaraTheClassLoaderOfAnUndeployedApplicationIsCollected() throws Exception {
    File war = Files.createTempDirectory(Path.of("target"), "war").resolve("own.war").toFile();
    application().as(ZipExporter.class).exportTo(war);
    try (MicroConsoleProcess payara = new MicroConsoleProcess()) {
      URI address = URI.create("ws://127.0.0.1:" + payara.port() + "/redeployed/checked/period");
      String loader = "org.glassfish.web.loader.WebappClassLoader";
      // Payara's own threads each remember an application that they have served.
      redeploy(payara, war, address, ROUNDS);
      int remembered = LiveObjects.count(payara.pid(), loader);
      redeploy(payara, war, address, ROUNDS);
      LiveObjects.awaitCount(payara.pid(), loader, count -> count <= remembered + ROUNDS / 10);
    }
  }

  private static void redeploy(MicroConsoleProcess payara, File war, URI address, int rounds)
      throws Exception {
    for (int round = 0; round < rounds; round++) {
      payara.deploy("redeployed", war);
      Peers peers = new Peers(address);
      payara.undeploy("redeployed");
      peers.expectAllTold();
    }
  }

  /** Open connections, some in use and some just opened, that each expect to be told. */
  private static final class Peers {

    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    private final List<Future<?>> told = new ArrayList<>();

    Peers(URI address) throws IOException {
      for (int i = 0; i < CONNECTIONS; i++) {
        RawPeer peer = RawPeer.open(address);
        if (i % 2 == 0) {
          peer.sendText("{\"from\": 1, \"to\": 2}");
          peer.expectText("1 to 2");
          peer.sendText("{\"from\": 2, \"to\": 1}");
          peer.expectText(ConstraintsIT.FAILED + "$ ends before it begins");
        }
        told.add(threads.submit(() -> expectGoingAway(peer)));
      }
    }

    private static Void expectGoingAway(RawPeer peer) throws IOException {
      Frame close = peer.next();
      assertNotNull(close);
      assertEquals(Frame.CLOSE, close.opcode(), close::toString);
      assertEquals(GOING_AWAY, ByteBuffer.wrap(close.payload()).getChar(), close::toString);
      peer.answerClose(GOING_AWAY);
      return null;
    }

    void expectAllTold() throws Exception {
      threads.shutdown();
      for (Future<?> peer : told) {
        peer.get();
      }
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
