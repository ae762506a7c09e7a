// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.app.errand.TokenKeeperUpgrade;
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

/** Of clients with tokens, and of those that wait for one, nothing is left by an application. */
@ExtendWith(ArquillianExtension.class)
@Tag("war")
@Tag("F39")
class TokenUndeploymentIT {

  private static final int ROUNDS = 2;

  /** Those that do not hold up the end: a method that waits has two seconds. */
  private static final List<String> QUICK =
      LeftTokens.KINDS.stream().filter(kind -> !kind.equals("blocked")).toList();

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

  @Deployment(name = "tokens", managed = false, testable = false)
  static WebArchive application() {
    return Archives.applicationWithClientCredentials("tokens.war", TokenKeeperUpgrade.class);
  }

  @Test
  @Tag("tomcat")
  void onTomcatNothingIsLeftOfThem() throws Exception {
    URI address = Archives.at(new URL(anchor, "/tokens/"), "tokenkeeper");
    long pid = ProcessHandle.current().pid();
    String loader = ParallelWebappClassLoader.class.getName();
    int before = LiveObjects.count(pid, loader);
    for (int round = 0; round < ROUNDS; round++) {
      deployer.deploy("tokens");
      try (LeftTokens left = new LeftTokens(address, LeftTokens.KINDS)) {
        deployer.undeploy("tokens");
        left.expectAllTold();
      }
      assertEquals(List.of(), LiveThreads.ofTheLibrary(pid));
    }
    LiveObjects.awaitCount(pid, loader, count -> count <= before);
  }

  @Test
  @Tag("micro")
  void onPayaraNothingIsLeftOfThem() throws Exception {
    File war = Files.createTempDirectory(Path.of("target"), "war").resolve("tokens.war").toFile();
    application().as(ZipExporter.class).exportTo(war);
    try (MicroConsoleProcess payara = new MicroConsoleProcess()) {
      String loader = "org.glassfish.web.loader.WebappClassLoader";
      // Payara's pooled threads remember the application that they were made for.
      redeploy(payara, war, LeftTokens.KINDS, 1);
      redeploy(payara, war, QUICK, ROUNDS);
      int remembered = LiveObjects.count(payara.pid(), loader);
      redeploy(payara, war, QUICK, ROUNDS);
      LiveObjects.awaitCount(payara.pid(), loader, count -> count <= remembered + ROUNDS / 2);
    }
  }

  private static void redeploy(MicroConsoleProcess payara, File war, List<String> kinds, int rounds)
      throws Exception {
    URI address = URI.create("ws://127.0.0.1:" + payara.port() + "/tokens/tokenkeeper");
    for (int round = 0; round < rounds; round++) {
      payara.deploy("tokens", war);
      try (LeftTokens left = new LeftTokens(address, kinds)) {
        payara.undeploy("tokens");
        left.expectAllTold();
      }
      assertEquals(List.of(), LiveThreads.ofTheLibrary(payara.pid()));
    }
  }
}
