// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.app.customdispatch.AnnotatedUpgrade;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Messages cannot be looked into without JSON; that is said before there are any. */
@ExtendWith(ArquillianExtension.class)
@Tag("tomcat")
class DispatchWithoutJsonIT {

  @ArquillianResource Deployer deployer;

  @Deployment(name = "nothing", managed = false, testable = false)
  static WebArchive application() {
    return Archives.application("speechless.war", AnnotatedUpgrade.class);
  }

  @Test
  @Tag("DSP-01")
  void aKeyWithoutTheJarsForJsonStopsTheDeployment() {
    DeploymentException failure =
        assertThrows(DeploymentException.class, () -> deployer.deploy("nothing"));
    String message = failure.getMessage();
    assertTrue(message.contains("dispatcherKey \"event\": No JSON"), message);
    assertTrue(message.contains("org.eclipse:yasson"), message);
  }
}
