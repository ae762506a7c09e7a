// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.app.upgrade.root.RootUpgrade;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.HttpAnswer;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service at the root takes the upgrades that nobody else does, and nothing but upgrades. */
@ExtendWith(ArquillianExtension.class)
class RootServiceIT {

  @ArquillianResource URL base;
  private Door door;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.application("ROOT.war", RootUpgrade.class);
  }

  @BeforeEach
  void door() {
    door = new Door(base);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?a=b", "any", "any/depth/", "hello", "deep", "deep/downX/x/end"})
  @Tag("LSN-17")
  @Tag("LSN-23")
  @Tag("UPG-03")
  void theServiceAtTheRootTakesWhatNoOtherDoes(String path) throws IOException {
    assertEquals("root", door.told(path));
  }

  @Test
  @Tag("LSN-23")
  void theServiceAtTheRootTakesNothingFromOneBelow() throws IOException {
    assertEquals("deep x", door.told("deep/down/x/end"));
    door.findsNoResource("deep/down/x");
    door.findsNoResource("deep/down");
  }

  @Test
  @Tag("war")
  void whatIsNoUpgradeGoesToTheApplicationsServlets() throws IOException {
    assertEquals("hello", get("hello").body());
    assertEquals(404, get("any").status());
  }

  @Test
  @Tag("war")
  void anEndpointOfTheStandardApiKeepsItsPath() throws IOException {
    try (RawPeer peer = RawPeer.open(door.at("plain"))) {
      peer.sendText("hello");
      peer.expectText("endpoint hello");
    }
  }

  private HttpAnswer get(String path) throws IOException {
    URI uri = door.at(path);
    return RawPeer.handshake(uri, Handshake.of(uri).without("Upgrade").without("Connection"));
  }
}
