// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.lifetime;

import io.pirouette.websocket.Service;

/** The services by the names that tests have for them. */
final class Kinds {

  private Kinds() {}

  static Service make(String kind, String topic) {
    Journal journal = Journal.of(topic);
    return switch (kind) {
      case "counting" -> new Counting(journal, 3);
      case "ended" -> new Counting(journal, 0);
      case "throwing" -> new Throwing(journal);
      case "dismissing" -> new Dismissing(journal);
      case "taking-turns" -> new TakingTurns(journal);
      case "busy" -> new Busy(journal);
      case "ticking" -> new Ticking();
      case "mute" -> new Mute();
      case "verbose" -> new Verbose();
      case "resting" -> new Resting(journal);
      case "mortal" -> new Mortal(journal);
      case "pinged" -> new Pinged(journal);
      case "plain" -> new Plain(journal);
      case "plain-ponging" -> new PlainPonging(journal);
      default -> throw new IllegalArgumentException(kind);
    };
  }
}
