// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.app.beans.VisitedUpgrade;
import io.pirouette.websocket.app.reporting.RecorderUpgrade;
import io.pirouette.websocket.fixture.EventRecorder;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Services and upgrade services are beans where CDI is there: Weld in the WAR, or the server's. */
@ExtendWith(ArquillianExtension.class)
@Tag("war")
class BeansIT {

  @ArquillianResource URL base;
  private final String topic = UUID.randomUUID().toString();

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.applicationWithBeans("beans.war", VisitedUpgrade.class)
        .addPackage(RecorderUpgrade.class.getPackage());
  }

  private URI at(String path) {
    return Archives.at(base, path);
  }

  @Test
  void aServiceOfTheConnectionsScopeIsOneForEachConnectionWithAllThatIsInjected()
      throws IOException {
    try (EventRecorder events = EventRecorder.open(at("events/" + topic))) {
      URI visited = at("visited/" + topic);
      try (RawPeer first = RawPeer.open(visited)) {
        events.expect("opened");
        first.sendText("a");
        first.expectText("HELLO A, VISIT 1, CALL 2, USE 2, SAME TRUE");
        try (RawPeer second = RawPeer.open(visited)) {
          events.expect("opened");
          second.sendText("b");
          second.expectText("HELLO B, VISIT 1, CALL 2, USE 2, SAME TRUE");
        }
        events.expect("onClose 1000", "closed 1000, visit 2", "destroyed after 2");
        first.sendText("c");
        first.expectText("HELLO C, VISIT 2, CALL 3, USE 2, SAME TRUE");
        first.cut();
      }
      events.expect("onClose 1006", "closed 1006, visit 3", "destroyed after 3");
    }
  }

  @Test
  void whatEndsTheConnectionIsToldBeforeItsBeansEnd() throws IOException {
    try (EventRecorder events = EventRecorder.open(at("events/" + topic));
        RawPeer peer = RawPeer.open(at("visited/" + topic))) {
      events.expect("opened");
      peer.sendText("a");
      peer.expectText("HELLO A, VISIT 1, CALL 2, USE 2, SAME TRUE");
      peer.sendText("x".repeat(1_001));
      peer.expectClose(1009, "Max message length of 1000 has been exceeded.");
      events.expect(
          "onError PayloadTooLargeException, call 2", "closed 1009, visit 2", "destroyed after 2");
    }
  }

  @Test
  void beansEndEvenIfAnObserverOfTheEndFails() throws IOException {
    String failing = topic + "-failing";
    try (EventRecorder events = EventRecorder.open(at("events/" + failing))) {
      RawPeer.open(at("visited/" + failing)).close();
      events.expect("opened", "onClose 1000", "closed 1000, visit 1", "destroyed after 1");
    }
  }

  @Test
  void anUpgradeServiceMayBeOneForEachRequest() throws IOException {
    for (int i = 0; i < 2; i++) {
      try (RawPeer peer = RawPeer.open(at("asked"))) {
        peer.sendText("you");
        peer.expectText("hello handshake 1, you");
      }
    }
  }

  @Test
  void aServiceThatDoesNotTellItsClassIsNotServed() throws IOException {
    URI produced = at("produced");
    assertEquals(500, RawPeer.handshake(produced, Handshake.of(produced)).status());
  }

  @Test
  void aServicesHeadersMayComeFromBeans() throws IOException {
    try (EventRecorder events = EventRecorder.open(at("events/" + topic))) {
      URI visited = at("visited/" + topic);
      try (RawPeer peer = RawPeer.open(visited, Handshake.of(visited))) {
        assertEquals(List.of("hello upgrade"), peer.answer().header("X-Greeting"));
      }
      events.expect("opened", "onClose 1000", "closed 1000, visit 1", "destroyed after 1");
    }
  }

  @Test
  void anUpgradeServiceThatIsNoBeanIsInjectedAllTheSame() throws IOException {
    try (RawPeer peer = RawPeer.open(at("injected"))) {
      peer.sendText("you");
      peer.expectText("hello you, ready");
    }
  }
}
