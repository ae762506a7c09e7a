// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.game;

import io.pirouette.websocket.Caller;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where two play; each is told what the other does. Any thread. */
class Table {

  private static final int SEATS = 2;

  private final Map<String, Caller> players = new LinkedHashMap<>();
  private int total;

  /** Whether there was a seat. */
  synchronized boolean seat(Caller caller) {
    if (players.size() == SEATS) {
      return false;
    }
    tellOthers(caller, "Somebody has come");
    players.put(caller.getConnectionId(), caller);
    caller.writeTextMessage("Welcome, the total is " + total);
    return true;
  }

  synchronized int add(Caller caller, int number) {
    total += number;
    tellOthers(caller, "The total is " + total);
    return total;
  }

  synchronized void leave(Caller caller) {
    players.remove(caller.getConnectionId());
    tellOthers(caller, "Somebody has left");
  }

  private void tellOthers(Caller caller, String text) {
    players.values().stream()
        .filter(other -> other != caller)
        .forEach(other -> other.writeTextMessage(text));
  }
}
