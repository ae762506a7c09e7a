// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import io.pirouette.websocket.app.offloaded.OffloadedUpgrade;
import io.pirouette.websocket.fixture.EventRecorder;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URL;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests of services whose methods block until the test lets them go on. */
@ExtendWith(ArquillianExtension.class)
abstract class OffloadedApplication {

  @ArquillianResource URL base;
  private final String topic = UUID.randomUUID().toString();
  EventRecorder events;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.application("offloaded.war", OffloadedUpgrade.class);
  }

  @BeforeEach
  void record() throws IOException {
    events = EventRecorder.open(Archives.at(base, "events/" + topic));
  }

  @AfterEach
  void expectNothingMore() throws IOException {
    events.close();
  }

  RawPeer open(String kind) throws IOException {
    return RawPeer.open(Archives.at(base, kind + "/" + topic));
  }

  /** Lets the methods that wait, and all later ones, go on. */
  void permit() throws IOException {
    events.permit();
    events.expect("permitted");
  }
}
