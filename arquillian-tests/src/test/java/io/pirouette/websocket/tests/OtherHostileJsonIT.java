// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import io.pirouette.websocket.app.binding.BindingUpgrade;
import io.pirouette.websocket.app.reporting.RecorderUpgrade;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;

/** The rules by another provider, Johnzon. */
@Tag("tomcat")
class OtherHostileJsonIT extends HostileJsonRules {

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.applicationWithJohnzon("binding.war", BindingUpgrade.class)
        .addPackage(RecorderUpgrade.class.getPackage())
        .addAsLibraries(Archives.nullness());
  }
}
