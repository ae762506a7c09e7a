// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.pirouette.websocket.app.narrowing.NarrowingUpgrade;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application that chooses among its endpoints has its way, and its services. */
@ExtendWith(ArquillianExtension.class)
@Tag("war")
class NarrowingIT {

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.application("narrowing.war", NarrowingUpgrade.class);
  }

  @Test
  void endpointsAreDeployedOrLeftOutAsTheApplicationSays() throws IOException {
    try (RawPeer peer = RawPeer.open(Archives.at(base, "chosen"))) {
      peer.sendText("hello");
      peer.expectText("endpoint hello");
    }
    URI leftOut = Archives.at(base, "left-out");
    assertNotEquals(101, RawPeer.handshake(leftOut, Handshake.of(leftOut)).status());
  }

  @Test
  void theServiceIsServedAllTheSame() throws IOException {
    try (RawPeer peer = RawPeer.open(Archives.at(base, "service"))) {
      peer.sendText("hello");
      peer.expectText("service hello");
    }
  }
}
