// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import io.pirouette.websocket.app.beans.VisitedUpgrade;
import io.pirouette.websocket.app.proxy.ProxyUpgrade;
import io.pirouette.websocket.app.reporting.RecorderUpgrade;
import io.pirouette.websocket.app.taxi.TaxiUpgrade;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two web applications of an EAR share the library that is in its {@code lib}, and nothing else.
 */
@ExtendWith(ArquillianExtension.class)
@Tag("ear")
class EnterpriseArchiveIT {

  private static final int GOING_AWAY = 1001;

  @ArquillianResource Deployer deployer;

  /** Stays deployed, and tells where the server is. */
  @Deployment(name = "anchor", testable = false)
  static WebArchive anchor() {
    return ShrinkWrap.create(WebArchive.class, "anchor.war")
        .addAsWebResource(EmptyAsset.INSTANCE, "index.html");
  }

  @Deployment(name = "enterprise", managed = false, testable = false)
  static EnterpriseArchive enterprise() {
    WebArchive calls =
        ShrinkWrap.create(WebArchive.class, "calls.war")
            .addPackages(false, ProxyUpgrade.class.getPackage(), TaxiUpgrade.class.getPackage());
    WebArchive beans =
        ShrinkWrap.create(WebArchive.class, "beans.war")
            .addPackages(
                false, VisitedUpgrade.class.getPackage(), RecorderUpgrade.class.getPackage())
            .addPackage(ProxyUpgrade.class.getPackage())
            .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
    return ShrinkWrap.create(EnterpriseArchive.class, "enterprise.ear")
        .addAsLibraries(Archives.itself())
        .addAsModules(calls, beans)
        .setApplicationXML(
            new StringAsset(
                """
                <application xmlns="https://jakarta.ee/xml/ns/jakartaee" version="10">
                  <module><web><web-uri>calls.war</web-uri>
                    <context-root>/enterprise/calls</context-root></web></module>
                  <module><web><web-uri>beans.war</web-uri>
                    <context-root>/enterprise/beans</context-root></web></module>
                </application>
                """));
  }

  @Test
  void eachHasItsServicesItsBeansAndItsClients(
      @ArquillianResource @OperateOnDeployment("anchor") URL anchor) throws IOException {
    deployer.deploy("enterprise");
    URI calls = Archives.at(new URL(anchor, "/enterprise/calls/"), "");
    URI beans = Archives.at(new URL(anchor, "/enterprise/beans/"), "");
    try (RawPeer proxy = RawPeer.open(calls.resolve("proxy?target=" + beans.resolve("echo")));
        RawPeer rider = RawPeer.open(calls.resolve("taxi/one"));
        RawPeer visitor = RawPeer.open(beans.resolve("visited/ear"))) {
      proxy.sendText("hello");
      proxy.expectText("echo hello");
      rider.sendText("{\"event\": \"subscribe\", \"rider\": \"ann\"}");
      rider.expectText("{\"active\":true,\"driver\":\"one\"}");
      visitor.sendText("a");
      visitor.expectText("HELLO A, VISIT 1, CALL 2, USE 2, SAME TRUE");
    }
    deployer.undeploy("enterprise");
  }

  @Test
  void itMayBeDeployedAgain(@ArquillianResource @OperateOnDeployment("anchor") URL anchor)
      throws IOException {
    URI beans = Archives.at(new URL(anchor, "/enterprise/beans/"), "");
    for (int i = 0; i < 2; i++) {
      deployer.deploy("enterprise");
      try (RawPeer visitor = RawPeer.open(beans.resolve("visited/again"))) {
        visitor.sendText("a");
        visitor.expectText("HELLO A, VISIT 1, CALL 2, USE 2, SAME TRUE");
        deployer.undeploy("enterprise");
        visitor.expectClose(GOING_AWAY, "");
      }
    }
  }
}
