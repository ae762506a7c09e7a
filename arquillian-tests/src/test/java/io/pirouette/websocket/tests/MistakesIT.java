// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.app.mistakes.MistakenUpgrade;
import java.util.List;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A deployment with mistakes fails, and says all that is wrong at once. */
@ExtendWith(ArquillianExtension.class)
class MistakesIT {

  @ArquillianResource Deployer deployer;

  @Deployment(name = "mistakes", managed = false, testable = false)
  static WebArchive application() {
    return Archives.application("mistakes.war", MistakenUpgrade.class);
  }

  @Test
  @Tag("CMP-01")
  @Tag("CMP-05")
  @Tag("CMP-11")
  @Tag("war")
  void allFindingsOfADeploymentAreReportedTogether() {
    DeploymentException failure =
        assertThrows(DeploymentException.class, () -> deployer.deploy("mistakes"));
    for (String finding :
        List.of(
            "WEBSOCKET_101 io.pirouette.websocket.app.mistakes.MistakenUpgrade: ",
            "WEBSOCKET_105 io.pirouette.websocket.app.mistakes.MistakenService.onTextMesage: ",
            "WEBSOCKET_202 io.pirouette.websocket.app.mistakes.MistakenService.onClose(")) {
      assertTrue(failure.getMessage().contains(finding), failure.getMessage());
    }
  }
}
