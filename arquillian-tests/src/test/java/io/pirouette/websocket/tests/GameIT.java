// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tests;

import io.pirouette.websocket.app.game.GameUpgrade;
import io.pirouette.websocket.fixture.RawPeer;
import java.io.IOException;
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
import org.junit.jupiter.params.provider.ValueSource;

/** The game: two play with numbers, and nobody else. */
@ExtendWith(ArquillianExtension.class)
@Tag("SMP-04")
class GameIT {

  private final String table = UUID.randomUUID().toString();

  @ArquillianResource URL base;

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.applicationWithJson("game.war", GameUpgrade.class);
  }

  private RawPeer come() throws IOException {
    return RawPeer.open(Archives.at(base, "game/" + table));
  }

  private RawPeer sit(int total) throws IOException {
    RawPeer peer = come();
    peer.expectText("Welcome, the total is " + total);
    return peer;
  }

  private static void play(RawPeer player, String number, int total, RawPeer other)
      throws IOException {
    player.sendText(number);
    player.expectText(String.valueOf(total));
    other.expectText("The total is " + total);
  }

  private static void leave(RawPeer player, RawPeer other) throws IOException {
    player.close();
    other.expectText("Somebody has left");
  }

  @Test
  void eachNumberIsAddedAndTheOtherIsTold() throws IOException {
    try (RawPeer ann = sit(0)) {
      RawPeer bob = sit(0);
      ann.expectText("Somebody has come");
      play(ann, "7", 7, bob);
      play(bob, "-10", -3, ann);
      play(bob, " 5 ", 2, ann);
      leave(bob, ann);
    }
  }

  @Test
  void aThirdIsToldThatThereIsNoSeatAndNobodyHearsOfIt() throws IOException {
    try (RawPeer ann = sit(0)) {
      RawPeer bob = sit(0);
      ann.expectText("Somebody has come");
      try (RawPeer cleo = come()) {
        cleo.expectText("Sorry, two are playing already");
        cleo.expectClose(1000, "no seat");
      }
      play(ann, "1", 1, bob);
      play(bob, "1", 2, ann);
      leave(bob, ann);
    }
  }

  @Test
  void whoLeavesMakesRoomForAnother() throws IOException {
    try (RawPeer ann = sit(0)) {
      RawPeer bob = sit(0);
      ann.expectText("Somebody has come");
      play(ann, "1", 1, bob);
      leave(bob, ann);
      RawPeer cleo = sit(1);
      ann.expectText("Somebody has come");
      play(cleo, "2", 3, ann);
      leave(cleo, ann);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"seven", "\"7\"", "7.5", "2147483648", "[7]", "{}", "null", "true", ""})
  void whatIsNoNumberIsNoMove(String move) throws IOException {
    try (RawPeer ann = sit(0)) {
      ann.sendText(move);
      ann.expectText("Whole numbers only");
      ann.sendText("7");
      ann.expectText("7");
    }
  }
}
