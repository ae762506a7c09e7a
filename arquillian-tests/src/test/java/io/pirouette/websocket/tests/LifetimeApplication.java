// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import io.pirouette.websocket.app.lifetime.RecorderUpgrade;
import io.pirouette.websocket.container.Engine;
import io.pirouette.websocket.fixture.EventRecorder;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests of services that are idle, pinged, closed and lost, each test with a topic of its own. */
@ExtendWith(ArquillianExtension.class)
abstract class LifetimeApplication {

  /** Elsewhere a connection ends with the close frame that it sends, and nothing is waited for. */
  static final boolean AWAITS_CLOSE_FRAMES = !Engine.current().isPayara();

  @ArquillianResource URL base;
  final String topic = UUID.randomUUID().toString();
  EventRecorder events;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.application("lifetime.war", RecorderUpgrade.class);
  }

  @BeforeEach
  void record() throws IOException {
    events = EventRecorder.open(at("events"));
  }

  @AfterEach
  void expectNothingMore() throws IOException {
    events.close();
  }

  URI at(String service) {
    return Archives.at(base, service + "/" + topic);
  }

  RawPeer open(String service) throws IOException {
    return RawPeer.open(at(service));
  }

  /** Lets one method that waits go on. */
  void permit() throws IOException {
    events.permit();
    events.expect("permitted");
  }

  /** Has the connection of this test do something; the outcome is an event. */
  void order(String order) throws IOException {
    try (RawPeer orders = open("orders")) {
      orders.sendText(order);
      orders.expectText("ordered");
    }
  }

  /** Lets some time pass, by the clock of the server. */
  void awaitTicks(int count) throws IOException {
    RawPeer clock = open("tick/ticking");
    for (int i = 0; i < count; i++) {
      clock.expectText("tick");
    }
    clock.cut();
  }
}
