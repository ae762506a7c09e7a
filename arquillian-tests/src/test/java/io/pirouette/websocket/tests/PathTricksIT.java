// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.app.paths.SecureUpgrade;
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

/** However a path is written, it leads to no service without what guards that service. */
@ExtendWith(ArquillianExtension.class)
@Tag("T2")
class PathTricksIT {

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.application("paths.war", SecureUpgrade.class);
  }

  private PathTricks tricks() {
    return new PathTricks(Archives.at(base, ""));
  }

  @Test
  void noTrickLeadsPastTheServicesOwnGuard() throws IOException {
    tricks().expectGuarded("secure");
  }

  @Test
  @Tag("war")
  void noTrickLeadsPastAFilterThatGuardsTheServicesPath() throws IOException {
    tricks().expectGuarded("sealed");
  }

  @Test
  void withCredentialsTheGuardedServicesAreReached() throws IOException {
    for (String name : new String[] {"secure", "sealed"}) {
      URI uri = Archives.at(base, name + "/ws");
      try (RawPeer peer = RawPeer.open(uri, Handshake.of(uri).with("Authorization: Bearer x"))) {
        peer.expectText(name);
      }
    }
    assertEquals("open", tricks().ask(Archives.at(base, "open/ws").getRawPath()));
  }
}
