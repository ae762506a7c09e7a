// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.app.relay.KeepUpgrade;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that an application has left open end with it, and their servers are told. */
@ExtendWith(ArquillianExtension.class)
@Tag("war")
class ClientUndeploymentIT {

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

  @Deployment(name = "keeping", managed = false, testable = false)
  static WebArchive application() {
    return Archives.applicationWithClients("keeping.war", KeepUpgrade.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kept", "dropped", "read", "pinged", "closed", "retrying"})
  @Tag("tomcat")
  void onTomcatNothingIsLeftOf(String kind) throws Exception {
    expectNothingLeft(List.of(kind), 1);
  }

  @Test
  @Tag("tomcat")
  void onTomcatNothingIsLeftOfAllOfThem() throws Exception {
    expectNothingLeft(LeftOpen.KINDS, ROUNDS);
  }

  private void expectNothingLeft(List<String> kinds, int rounds) throws Exception {
    URI address = Archives.at(new URL(anchor, "/keeping/"), "keep");
    long pid = ProcessHandle.current().pid();
    String loader = ParallelWebappClassLoader.class.getName();
    int before = LiveObjects.count(pid, loader);
    for (int round = 0; round < rounds; round++) {
      deployer.deploy("keeping");
      try (LeftOpen left = new LeftOpen(address, kinds)) {
        deployer.undeploy("keeping");
        left.expectAllTold();
      }
      assertEquals(List.of(), LiveThreads.ofTheLibrary(pid));
    }
    LiveObjects.awaitCount(pid, loader, count -> count <= before);
  }

  @Test
  @Tag("micro")
  void onPayaraNothingIsLeftOfThem() throws Exception {
    File war = Files.createTempDirectory(Path.of("target"), "war").resolve("keep.war").toFile();
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
    URI address = URI.create("ws://127.0.0.1:" + payara.port() + "/keeping/keep");
    for (int round = 0; round < rounds; round++) {
      payara.deploy("keeping", war);
      try (LeftOpen left = new LeftOpen(address, LeftOpen.KINDS)) {
        payara.undeploy("keeping");
        left.expectAllTold();
      }
      assertEquals(List.of(), LiveThreads.ofTheLibrary(payara.pid()));
    }
  }

  @Test
  @Tag("tomcat")
  void aServerThatDoesNotAnswerIsCutOff() throws Exception {
    expectNothingLeft(List.of("silent", "kept"), 1);
  }
}
