// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.app.origin.CountedUpgrade;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.HttpAnswer;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The services of {@code app.origin}, asked with headers of choice. */
final class OriginApplication {

  private final URL base;

  OriginApplication(URL base) {
    this.base = base;
  }

  static WebArchive archive() {
    return Archives.application("origin.war", CountedUpgrade.class);
  }

  URI at(String path) {
    return Archives.at(base, path);
  }

  /** The origin of the server as the test reaches it. */
  String own() {
    return "http://" + base.getHost() + ":" + base.getPort();
  }

  /** A request with these header lines; a line for Host replaces the right one. */
  Handshake request(String path, String... lines) {
    Handshake handshake = Handshake.of(at(path));
    for (String line : lines) {
      if (line.startsWith("Host:")) {
        handshake.without("Host");
      }
      handshake.with(line);
    }
    return handshake;
  }

  /** What one of the services answers at its resource. */
  HttpAnswer ask(String service, String... lines) throws IOException {
    String path = service + "/feed?page=1";
    return RawPeer.handshake(at(path), request(path, lines));
  }

  void expectAcceptance(String service, String... lines) throws IOException {
    HttpAnswer answer = ask(service, lines);
    assertEquals(101, answer.status(), () -> about(service, lines) + answer);
  }

  void expectRefusal(String service, String... lines) throws IOException {
    HttpAnswer answer = ask(service, lines);
    assertEquals(403, answer.status(), () -> about(service, lines) + answer);
    expectRefusal(answer);
  }

  static void expectRefusal(HttpAnswer answer) {
    assertEquals(403, answer.status(), answer::toString);
    assertEquals("Origin not allowed", answer.body());
    assertEquals(List.of("close"), answer.header("Connection"));
    for (String header : List.of("Sec-WebSocket-Accept", "Upgrade", "Set-Cookie", "Location")) {
      assertEquals(List.of(), answer.header(header), answer::toString);
    }
  }

  private static String about(String service, String... lines) {
    return service + " " + List.of(lines) + ": ";
  }

  /** How often any of the services was asked. */
  int asked() throws IOException {
    try (RawPeer peer = RawPeer.open(at("asked"))) {
      return Integer.parseInt(peer.nextText());
    }
  }
}
