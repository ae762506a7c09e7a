// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.lifetime;

import io.pirouette.websocket.Service;

/** Has no method but one. */
class Mute implements Service {

  public String onTextMessage(String text) {
    return text;
  }
}
