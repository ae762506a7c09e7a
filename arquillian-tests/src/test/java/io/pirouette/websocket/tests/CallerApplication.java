// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.app.caller.ControlUpgrade;
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

/**
 * Tests of a caller. A connection of its own says what the caller does, on threads that are not the
 * container's, and hears the outcome.
 */
@ExtendWith(ArquillianExtension.class)
abstract class CallerApplication {

  private static final long PATIENCE_NANOS = 20_000_000_000L;

  @ArquillianResource URL base;
  final String topic = UUID.randomUUID().toString();
  RawPeer control;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.applicationWithJson("caller.war", ControlUpgrade.class);
  }

  @BeforeEach
  void takeControl() throws IOException {
    control = control(topic);
  }

  @AfterEach
  void expectNothingMore() throws IOException {
    control.close();
  }

  RawPeer control(String topic) throws IOException {
    RawPeer peer = RawPeer.open(Archives.at(base, "control/" + topic));
    peer.expectText("ready");
    return peer;
  }

  URI at(String service) {
    return Archives.at(base, service + "/" + topic);
  }

  RawPeer open(String service) throws IOException {
    return RawPeer.open(at(service));
  }

  void order(String command) throws IOException {
    control.sendText(command);
  }

  void expectOutcome(String outcome) throws IOException {
    control.expectText(outcome);
  }

  /** Has the caller do something, and expects the outcome. */
  void expect(String command, String outcome) throws IOException {
    order(command);
    expectOutcome(outcome);
  }

  String ask(String command) throws IOException {
    order(command);
    return control.nextText();
  }

  /** Asks until the answer is another one. */
  String awaitOther(String command, String answer) throws IOException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    String now = ask(command);
    while (now.equals(answer) && System.nanoTime() < deadline) {
      now = ask(command);
    }
    return now;
  }

  /** Waits until messages cannot be written any more. */
  void awaitNotOpen() throws IOException {
    assertEquals("false", awaitOther("open", "true"));
  }
}
