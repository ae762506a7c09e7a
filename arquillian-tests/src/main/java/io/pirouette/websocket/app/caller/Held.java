// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.caller;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Service;

/** Leaves its caller to others; does itself what its peer asks for. */
class Held implements Service {

  private final Desk desk;

  Held(Desk desk) {
    this.desk = desk;
  }

  public void onOpen(Caller caller) {
    caller.setAttribute("onOpen", caller.getConnectionId());
    desk.hold(caller);
  }

  /** A command; or the topic of another connection and, after a colon, a command for that one. */
  public void onTextMessage(Caller caller, String text) {
    int colon = text.indexOf(':');
    Caller commanded = colon < 0 ? caller : Desk.of(text.substring(0, colon)).held();
    new Commands(commanded, desk::report).run(text.substring(colon + 1));
  }

  public void onClose(Caller caller, int statusCode) {
    caller.setAttribute("onClose", caller.getConnectionId());
  }
}
