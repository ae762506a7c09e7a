// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.game;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.CloseFrame;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.error.PayloadBindingException;

/** One who plays, or would like to. */
public class Player implements Service {

  private final Table table;

  Player(Table table) {
    this.table = table;
  }

  public CloseFrame onOpen(Caller caller) {
    if (table.seat(caller)) {
      return null;
    }
    caller.writeTextMessage("Sorry, two are playing already");
    return new CloseFrame.NormalClosure("no seat");
  }

  /** A move: a number to add. The total is what the player gets back. */
  public int onMessage(Caller caller, int number) {
    return table.add(caller, number);
  }

  public void onMessageError(Caller caller, PayloadBindingException error) {
    caller.writeTextMessage("Whole numbers only");
  }

  public void onClose(Caller caller) {
    table.leave(caller);
  }
}
