// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Service;

/** Tells the sub-protocol of its connection. */
class Negotiated implements Service {

  public String onOpen(Caller caller) {
    return caller.getNegotiatedSubProtocol().toString();
  }

  public String onTextMessage(Caller caller, String text) {
    return text + " " + caller.getNegotiatedSubProtocol();
  }
}
