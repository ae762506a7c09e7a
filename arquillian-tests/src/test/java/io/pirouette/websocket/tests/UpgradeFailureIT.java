// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.pirouette.websocket.app.failing.FailingUpgrade;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.HttpAnswer;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an upgrade method throws, it lets nobody in. */
@ExtendWith(ArquillianExtension.class)
@Tag("T7")
class UpgradeFailureIT {

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.application("failing.war", FailingUpgrade.class);
  }

  private HttpAnswer ask(String how) throws IOException {
    URI uri = Archives.at(base, "failing?" + how);
    return RawPeer.handshake(uri, Handshake.of(uri));
  }

  @AfterEach
  void theServiceStillLetsOthersIn() throws IOException {
    try (RawPeer peer = RawPeer.open(Archives.at(base, "failing"))) {
      peer.expectText("fine");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "checked",
        "unchecked",
        "throwable",
        "error",
        "memory",
        "linkage",
        "assertion",
        "interrupt",
        "interrupted",
        "textless",
        "client",
        "definition",
        "wrapped",
        "suppressed",
        "cycle",
        "deep",
        "initializer",
        "null",
        "proxy",
        "speechless",
        "unruly",
        "liar"
      })
  @Tag("UPG-28")
  void whateverTheMethodThrowsIsNoAcceptance(String how) throws IOException {
    for (int i = 0; i < 3; i++) {
      expectNothingTold(ask(how));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "checked",
        "unchecked",
        "throwable",
        "error",
        "memory",
        "linkage",
        "assertion",
        "textless",
        "wrapped",
        "cycle",
        "deep",
        "null",
        "speechless",
        "unruly",
        "liar"
      })
  @Tag("UPG-28")
  void whateverTheServicesHeadersThrowIsNoAcceptance(String how) throws IOException {
    for (int i = 0; i < 3; i++) {
      expectNothingTold(ask("headers-" + how));
    }
  }

  private static void expectNothingTold(HttpAnswer answer) {
    assertNotEquals(101, answer.status(), answer::toString);
    assertEquals(500, answer.status(), answer::toString);
    assertEquals("", answer.body());
    assertEquals(List.of("close"), answer.header("Connection"));
    assertEquals(List.of(), answer.header("Sec-WebSocket-Accept"));
    assertEquals(List.of(), answer.header("Upgrade"));
  }
}
