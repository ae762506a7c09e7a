// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.app.caller.ControlUpgrade;
import io.pirouette.websocket.fixture.Frame;
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

/** An application without the jars that JSON needs, on a server that does not have them either. */
@ExtendWith(ArquillianExtension.class)
@Tag("tomcat")
class JsonProviderIT {

  @Deployment(name = "nothing", testable = false)
  static WebArchive withoutJson() {
    return Archives.application("nothing.war", ControlUpgrade.class);
  }

  @Deployment(name = "api", testable = false)
  static WebArchive withoutProvider() {
    return Archives.applicationWithJsonApi("api.war", ControlUpgrade.class);
  }

  @Test
  @Tag("CAL-02")
  void withoutJsonBindingAValueIsAnErrorThatNamesTheJar(
      @ArquillianResource @OperateOnDeployment("nothing") URL base) throws IOException {
    expectTheJarToBeNamed(base);
  }

  @Test
  @Tag("CAL-02")
  void withoutAProviderAValueIsAnErrorThatNamesTheJar(
      @ArquillianResource @OperateOnDeployment("api") URL base) throws IOException {
    expectTheJarToBeNamed(base);
  }

  private static void expectTheJarToBeNamed(URL base) throws IOException {
    try (RawPeer control = RawPeer.open(Archives.at(base, "control/json"));
        RawPeer peer = RawPeer.open(Archives.at(base, "held/json"))) {
      control.expectText("ready");
      control.sendText("message record");
      String failure = control.nextText();
      assertTrue(failure.startsWith("WebSocketException: No JSON"), failure);
      assertTrue(failure.contains("org.eclipse:yasson"), failure);
      control.sendText("message string");
      control.expectText("done");
      peer.expectText("say \"hi\"");
      control.sendText("message null");
      control.expectText("done");
      peer.expectText("null");
      control.sendText("message textMessage");
      control.expectText("done");
      peer.expectText("a text");
      control.sendText("message bytes");
      control.expectText("done");
      peer.expect(Frame.binary("bytes".getBytes(UTF_8)));
    }
  }
}
