// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.HttpAnswer;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.List;

/**
 * Where an application is asked for upgrades.
 *
 * @param base the application's address
 */
record Door(URL base) {

  URI at(String path) {
    return Archives.at(base, path);
  }

  /** What is answered to an upgrade request with these header lines. */
  HttpAnswer ask(String path, String... lines) throws IOException {
    return RawPeer.handshake(at(path), handshake(path, lines));
  }

  /** What the service says first, to a peer that is let in. */
  String told(String path, String... lines) throws IOException {
    try (RawPeer peer = RawPeer.open(at(path), handshake(path, lines))) {
      return peer.nextText();
    }
  }

  /** Expects a refusal by the library, with nothing of an acceptance in it. */
  void refuses(int status, String body, String path, String... lines) throws IOException {
    HttpAnswer answer = ask(path, lines);
    assertEquals(status, answer.status(), () -> path + ": " + answer);
    assertEquals(body, answer.body(), path);
    assertEquals(List.of("close"), answer.header("Connection"));
    assertEquals(List.of(), answer.header("Sec-WebSocket-Accept"));
  }

  /** Expects that the service's resource is not found at a path, which is told as it was sent. */
  void findsNoResource(String path, String... lines) throws IOException {
    refuses(404, "No resource found for path " + at(path).getRawPath(), path, lines);
  }

  private Handshake handshake(String path, String... lines) {
    Handshake handshake = Handshake.of(at(path));
    for (String line : lines) {
      handshake.with(line);
    }
    return handshake;
  }
}
