// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.pirouette.websocket.app.dispatching.InnerUpgrade;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.HttpAnswer;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The application's own servlets lead nobody past the upgrade method, and to it at most once. */
@ExtendWith(ArquillianExtension.class)
@Tag("war")
@Tag("T3")
class ForeignDispatchIT {

  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        <error-page>
          <error-code>401</error-code>
          <location>/inner</location>
        </error-page>
        <error-page>
          <error-code>409</error-code>
          <location>/inner</location>
        </error-page>
        <error-page>
          <exception-type>java.lang.Throwable</exception-type>
          <location>/inner</location>
        </error-page>
      </web-app>
      """;

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.application("dispatching.war", InnerUpgrade.class)
        .setWebXML(new StringAsset(WEB_XML));
  }

  /** How often the inner service was asked, and how many of its connections have opened. */
  private record Counts(int asked, int opened) {}

  private Counts counts() throws IOException {
    try (RawPeer peer = RawPeer.open(Archives.at(base, "counts"))) {
      String[] counts = peer.nextText().split(" ");
      return new Counts(Integer.parseInt(counts[0]), Integer.parseInt(counts[1]));
    }
  }

  private HttpAnswer ask(String path, String... lines) throws IOException {
    URI uri = Archives.at(base, path);
    Handshake handshake = Handshake.of(uri);
    for (String line : lines) {
      handshake.with(line);
    }
    return RawPeer.handshake(uri, handshake);
  }

  @ParameterizedTest
  @ValueSource(strings = {"forward", "include", "error", "exception", "async", "wrapped"})
  void aDispatchToTheServicesPathOpensNothing(String way) throws IOException {
    Counts before = counts();
    assertNotEquals(101, ask("dispatching/" + way).status());
    assertNotEquals(101, ask("dispatching/" + way, "Authorization: Bearer x").status());
    assertEquals(before, counts());
  }

  @Test
  void aRequestThatAFilterHasDispatchedAgainOpensNothing() throws IOException {
    Counts before = counts();
    assertNotEquals(101, ask("inner", "X-Again: yes").status());
    assertNotEquals(101, ask("inner", "X-Again: yes", "Authorization: Bearer x").status());
    assertEquals(before, counts());
  }

  @Test
  void aRefusalGoesToNoErrorPageAndTheServiceIsAskedOnce() throws IOException {
    Counts before = counts();
    HttpAnswer refused = ask("inner");
    assertEquals(401, refused.status());
    assertEquals("who are you?", refused.body());
    assertEquals(new Counts(before.asked + 1, before.opened), counts());
    HttpAnswer failed = ask("inner", "X-Stumble: yes");
    assertEquals(500, failed.status());
    assertEquals("", failed.body());
    assertEquals(new Counts(before.asked + 2, before.opened), counts());
  }

  @Test
  void withCredentialsTheServiceItselfIsAskedAndOpenedOnce() throws IOException {
    Counts before = counts();
    URI uri = Archives.at(base, "inner");
    try (RawPeer peer = RawPeer.open(uri, Handshake.of(uri).with("Authorization: Bearer x"))) {
      peer.expectText("inner");
    }
    assertEquals(new Counts(before.asked + 1, before.opened + 1), counts());
  }

  @ParameterizedTest
  @ValueSource(strings = {"inner", "inner/below", "elsewhere"})
  void aServletThatUpgradesByItselfGetsItsOwnEndpointOrNone(String path) throws IOException {
    Counts before = counts();
    URI uri = Archives.at(base, "upgrading/" + path);
    if (ask("upgrading/" + path).status() == 101) {
      try (RawPeer peer = RawPeer.open(uri)) {
        peer.sendText("hello");
        peer.expectText("endpoint hello");
      }
    }
    assertEquals(before, counts());
  }

  @Test
  @Tag("tomcat")
  void aServletThatUpgradesToTheLibrarysOwnEndpointIsRefused() throws IOException {
    Counts before = counts();
    assertEquals(403, ask("upgrading/internal").status());
    assertEquals(403, ask("upgrading/internal", "Authorization: Bearer x").status());
    assertEquals(before, counts());
  }
}
