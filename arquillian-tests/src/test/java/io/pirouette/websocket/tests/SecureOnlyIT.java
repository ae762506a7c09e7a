// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.app.secured.SecuredUpgrade;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Services that are there for secure connections alone. */
@ExtendWith(ArquillianExtension.class)
class SecureOnlyIT {

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.application("secured.war", SecuredUpgrade.class);
  }

  private URI at(String path) {
    return Archives.at(base, path);
  }

  private HttpAnswer ask(String path, String... lines) throws IOException {
    Handshake handshake = Handshake.of(at(path));
    for (String line : lines) {
      handshake.with(line);
    }
    return RawPeer.handshake(at(path), handshake);
  }

  private void assertRefused(String path, String... lines) throws IOException {
    HttpAnswer refused = ask(path, lines);
    assertEquals(403, refused.status(), refused::toString);
    assertEquals("A secure connection is required", refused.body());
  }

  @Test
  void withoutTlsThereIsNoConnectionAndTheServiceIsNotAsked() throws IOException {
    assertRefused("secured");
    assertRefused("behind");
    URI behind = at("behind");
    try (RawPeer peer =
        RawPeer.open(behind, Handshake.of(behind).with("X-Forwarded-Proto: https"))) {
      peer.sendText("hello");
      peer.expectText("hello, asked 0, secure false");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-Proto: https",
        "X-Forwarded-Proto: WSS",
        "X-Forwarded-Proto: http, https",
        "Forwarded: for=192.0.2.60;proto=https"
      })
  void theWordOfATrustedProxyIsTaken(String line) throws IOException {
    assertEquals(101, ask("behind", line).status());
    assertRefused("secured", line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-Proto: http",
        "X-Forwarded-Proto: https, http",
        "X-Forwarded-Proto: ",
        "X-Forwarded-Proto: httpsx",
        "X-Forwarded-Ssl: on",
        "Forwarded: for=192.0.2.60;proto=http",
        "Forwarded: proto=\"https"
      })
  void aProxyThatHasGotItWithoutTlsSaysSo(String line) throws IOException {
    assertRefused("behind", line);
  }
}
