// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.app.cohabitation.GuardedUpgrade;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.HttpAnswer;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** In a WAR, a service lives beside whatever else the application has. */
@ExtendWith(ArquillianExtension.class)
@Tag("war")
class CohabitationIT {

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.application("cohabitation.war", GuardedUpgrade.class);
  }

  private URI at(String path) {
    return Archives.at(base, path);
  }

  private HttpAnswer get(String path) throws IOException {
    URI uri = at(path);
    return RawPeer.handshake(uri, Handshake.of(uri).without("Upgrade").without("Connection"));
  }

  @Test
  void theApplicationsFiltersRunBeforeTheGate() throws IOException {
    URI uri = at("guarded");
    HttpAnswer refused = RawPeer.handshake(uri, Handshake.of(uri).with("X-Tired: very"));
    assertEquals(429, refused.status());
    assertEquals(List.of("60"), refused.header("Retry-After"));
    assertEquals("rest a while", refused.body());
  }

  @Test
  void headersOfTheApplicationsFiltersStayOnEveryAnswer() throws IOException {
    URI uri = at("guarded?");
    HttpAnswer refused = RawPeer.handshake(uri, Handshake.of(at("guarded?page=0")));
    assertEquals(400, refused.status());
    assertEquals("no query, please", refused.body());
    assertEquals(List.of("stamped"), refused.header("X-Stamp"));
    HttpAnswer accepted = RawPeer.handshake(at("guarded"), Handshake.of(at("guarded")));
    assertEquals(101, accepted.status());
    assertEquals(List.of("stamped"), accepted.header("X-Stamp"));
  }

  @Test
  void theServiceIsReachedThroughFiltersThatWrap() throws IOException {
    try (RawPeer peer = RawPeer.open(at("guarded"))) {
      peer.sendText("hello");
      peer.expectText("service hello");
    }
  }

  @Test
  void anEndpointOfTheStandardApiWorksBesideTheService() throws IOException {
    try (RawPeer peer = RawPeer.open(at("plain"))) {
      peer.sendText("hello");
      peer.expectText("endpoint hello");
    }
  }

  @Test
  void servletsWorkBesideTheServiceAndBelowItsPath() throws IOException {
    for (String path : List.of("hello", "guarded/hello")) {
      HttpAnswer answer = get(path);
      assertEquals(200, answer.status());
      assertEquals("hello", answer.body());
    }
  }

  @Test
  @Tag("UPG-01")
  void anUpgradeAtAForeignPathGoesDownTheChain() throws IOException {
    URI uri = at("hello");
    HttpAnswer answer = RawPeer.handshake(uri, Handshake.of(uri));
    assertEquals(200, answer.status());
    assertEquals("hello", answer.body());
  }

  @Test
  @Tag("tomcat")
  void theInternalEndpointLetsNobodyInWhoKnowsItsPath() throws IOException {
    List<String> internal =
        Stream.of(get("endpoints").body().split(" "))
            .filter(path -> !path.equals("/plain"))
            .toList();
    assertEquals(1, internal.size(), internal::toString);
    assertTrue(internal.get(0).length() > 20, internal::toString);
    URI uri = at(internal.get(0).substring(1));
    assertEquals(403, RawPeer.handshake(uri, Handshake.of(uri)).status());
  }
}
