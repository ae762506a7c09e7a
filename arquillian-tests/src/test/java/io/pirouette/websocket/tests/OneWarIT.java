// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import io.pirouette.websocket.app.proxy.ProxyUpgrade;
import io.pirouette.websocket.app.taxi.TaxiUpgrade;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A WAR with all that a Tomcat lacks does no harm on a server that has it; two of them neither. */
@ExtendWith(ArquillianExtension.class)
@Tag("war")
class OneWarIT {

  @Deployment(name = "one", testable = false)
  static WebArchive one() {
    return application("one.war");
  }

  /** Beside it, under the root. */
  @Deployment(name = "root", testable = false)
  static WebArchive root() {
    return application("ROOT.war");
  }

  private static WebArchive application(String name) {
    return Archives.applicationWithEverything(name, ProxyUpgrade.class)
        .addPackage(TaxiUpgrade.class.getPackage());
  }

  @Test
  void itsTypedMessagesAndItsClientsWork(@ArquillianResource @OperateOnDeployment("one") URL base)
      throws IOException {
    expectAllToWork(base);
  }

  @Test
  void soDoThoseOfAnotherOneAtTheRoot(@ArquillianResource @OperateOnDeployment("root") URL base)
      throws IOException {
    expectAllToWork(base);
  }

  private static void expectAllToWork(URL base) throws IOException {
    try (RawPeer peer =
            RawPeer.open(Archives.at(base, "proxy?target=" + Archives.at(base, "echo")));
        RawPeer rider = RawPeer.open(Archives.at(base, "taxi/one"))) {
      peer.sendText("hello");
      peer.expectText("echo hello");
      rider.sendText("{\"event\": \"subscribe\", \"rider\": \"ann\"}");
      rider.expectText("{\"active\":true,\"driver\":\"one\"}");
    }
  }
}
