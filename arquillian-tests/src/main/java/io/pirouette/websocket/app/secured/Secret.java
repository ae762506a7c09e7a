// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.secured;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Service;

/** Tells how often its guarded upgrade service was asked, and whether the connection is secure. */
public class Secret implements Service {

  public String onTextMessage(Caller caller, String text) {
    return "%s, asked %d, secure %s".formatted(text, SecuredUpgrade.ASKED.get(), caller.isSecure());
  }
}
