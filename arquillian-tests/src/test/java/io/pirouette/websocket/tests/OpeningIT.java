// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pirouette.websocket.app.opening.GreetingUpgrade;
import io.pirouette.websocket.container.Engine;
import io.pirouette.websocket.fixture.Frame;
import io.pirouette.websocket.fixture.RawConnection;
import io.pirouette.websocket.fixture.RawPeer;
import io.pirouette.websocket.fixture.RawServer;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Specification section 3.2.1: what {@code onOpen} may do. */
@ExtendWith(ArquillianExtension.class)
class OpeningIT {

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.applicationWithClients("opening.war", GreetingUpgrade.class);
  }

  private RawPeer open(String path) throws IOException {
    return RawPeer.open(Archives.at(base, path));
  }

  @Test
  @Tag("OPN-03")
  @Tag("OPN-05")
  void whatOnOpenReturnsIsTheFirstMessage() throws IOException {
    try (RawPeer peer = open("greeting/text")) {
      peer.sendText("hello");
      peer.expectText("welcome");
      peer.expectText("hello");
    }
    try (RawPeer peer = open("greeting/bytes")) {
      peer.sendText("hello");
      peer.expect(Frame.binary("welcome".getBytes(UTF_8)));
      peer.expectText("hello");
    }
  }

  @Test
  @Tag("OPN-05")
  void whatOnOpenReturnsComesAfterWhatItHasWritten() throws IOException {
    try (RawPeer peer = open("greeting/both")) {
      peer.expectText("first");
      peer.expectText("second");
    }
  }

  @Test
  @Tag("OPN-05")
  void anOnOpenThatReturnsNullSendsNothing() throws IOException {
    try (RawPeer peer = open("greeting/nothing")) {
      peer.sendText("hello");
      peer.expectText("hello");
    }
  }

  @Test
  @Tag("OPN-04")
  void withoutOnOpenMessagesAreReadAtOnce() throws IOException {
    try (RawPeer peer = open("greeting/absent")) {
      peer.sendText("hello");
      peer.expectText("hello");
    }
  }

  @Test
  @Tag("RET-09")
  void anOnOpenThatThrowsClosesWith1011AndTellsThePeerNothingElse() throws IOException {
    try (RawPeer peer = open("greeting/failing")) {
      peer.expectClose(1011, "Unexpected condition");
    }
  }

  @ParameterizedTest
  @CsvSource({"default, 1000, ''", "code, 4001, not today", "async, 4001, not today"})
  @Tag("OPN-09")
  void onOpenMayCloseTheConnectionAndNothingIsDeliveredAnyMore(String way, int code, String reason)
      throws IOException {
    String topic = UUID.randomUUID().toString();
    try (RawPeer peer = open("closing/" + way + "/" + topic)) {
      sendUnlessItHasEnded(peer);
      peer.expectClose(code, reason);
    }
    try (RawPeer asking = open("closing/asked/" + topic)) {
      asking.sendText("what has happened?");
      asking.expectText("events: ");
    }
  }

  /** On Payara a connection ends with its close frame. */
  private static void sendUnlessItHasEnded(RawPeer peer) throws IOException {
    if (!Engine.current().isPayara()) {
      peer.sendText("is anybody there?");
    }
  }

  @Test
  @Tag("OPN-09")
  void onOpenMayOpenAClientAndWaitForWhatItReads() throws IOException {
    try (RawServer server = RawServer.start();
        RawPeer peer = open("outbound?server=" + server.uri("/other"))) {
      peer.sendText("a question");
      RawConnection other = server.accept();
      other.open();
      other.sendText("good morning");
      peer.expectText("good morning");
      other.expectText("a question");
      other.sendText("an answer");
      peer.expectText("an answer");
      peer.send(Frame.close(1000, ""));
      other.expectClose(1000, "");
      peer.expect(Frame.close(1000, ""));
      peer.expectEnd();
    }
  }

  @Test
  @Tag("OPN-09")
  void onOpenMayOpenAClientToAnotherServiceOfItsApplication() throws IOException {
    URI greeting = Archives.at(base, "greeting/text");
    try (RawPeer peer = open("outbound?server=" + greeting)) {
      peer.expectText("welcome");
      peer.sendText("hello");
      peer.expectText("hello");
    }
  }
}
