// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.app.settings.SettingsUpgrade;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Placeholders stand for values of MicroProfile Config, where the server has that. */
@ExtendWith(ArquillianExtension.class)
@Tag("war")
@Tag("payara")
class SettingsIT {

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.applicationWithCredentials("settings.war", SettingsUpgrade.class)
        .addAsResource(
            new StringAsset("shop.password=of the shop"),
            "META-INF/microprofile-config.properties");
  }

  @Test
  void aSecretMayBeASettingOfTheApplication() throws IOException {
    assertEquals(101, status(AuthIT.basic("alice", "of the shop")));
    assertEquals(401, status(AuthIT.basic("alice", "${shop.password}")));
  }

  private int status(String credentials) throws IOException {
    URI uri = Archives.at(base, "settings");
    return RawPeer.handshake(uri, Handshake.of(uri).with(credentials)).status();
  }
}
