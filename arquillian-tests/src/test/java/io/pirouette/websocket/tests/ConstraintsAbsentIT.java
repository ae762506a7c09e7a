// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import io.pirouette.websocket.app.constraints.CheckedUpgrade;
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

/** The same without the jars for constraints, on a server that does not have them either. */
@ExtendWith(ArquillianExtension.class)
@Tag("tomcat")
@Tag("CST-01")
class ConstraintsAbsentIT {

  private static final String WRONG =
      """
      {"event": "order", "id": "", "quantity": 0, "tags": ["long"], "address": {"city": ""}}""";

  @Deployment(name = "nothing", testable = false)
  static WebArchive withoutConstraints() {
    return Archives.applicationWithJson("unconstrained.war", CheckedUpgrade.class);
  }

  @Deployment(name = "api", testable = false)
  static WebArchive withoutProvider() {
    return Archives.applicationWithConstraintsApi("providerless.war", CheckedUpgrade.class);
  }

  @Test
  void withoutAnyJarNothingIsChecked(@ArquillianResource @OperateOnDeployment("nothing") URL base)
      throws IOException {
    expectNoCheck(base);
  }

  @Test
  void norIsItWithoutAProvider(@ArquillianResource @OperateOnDeployment("api") URL base)
      throws IOException {
    expectNoCheck(base);
  }

  private static void expectNoCheck(URL base) throws IOException {
    expect(base, "checked/order", WRONG, "order ");
    expect(base, "checked/orders", "[" + WRONG + "]", "1 orders");
    expect(base, "checked/custom", WRONG, "order ");
    expect(base, "checked/text", "more than ten characters", "text more than ten characters");
    expect(base, "checked/period", "{\"from\": 101, \"to\": 100}", "101 to 100");
    try (RawPeer peer = RawPeer.open(Archives.at(base, "checked/order"))) {
      peer.sendText("{}");
      peer.expectClose(1003, "data binding failed: $.id is missing");
    }
  }

  private static void expect(URL base, String path, String message, String reply)
      throws IOException {
    try (RawPeer peer = RawPeer.open(Archives.at(base, path))) {
      peer.sendText(message);
      peer.expectText(reply);
    }
  }
}
