// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.app.upgrade.unsupported.UnsupportedUpgrade;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A parameter that nothing in a request could fill is found before there is a request. */
@ExtendWith(ArquillianExtension.class)
class UnsupportedParameterIT {

  @ArquillianResource Deployer deployer;

  @Deployment(name = "unsupported", managed = false, testable = false)
  static WebArchive application() {
    return Archives.application("unsupported.war", UnsupportedUpgrade.class);
  }

  @Test
  @Tag("UPG-20")
  void aQueryParameterOfAnUnsupportedTypeStopsTheDeployment() {
    DeploymentException failure =
        assertThrows(DeploymentException.class, () -> deployer.deploy("unsupported"));
    String place = UnsupportedUpgrade.class.getName() + ".upgrade";
    assertTrue(failure.getMessage().contains("PIROUETTE_8 " + place), failure.getMessage());
  }
}
