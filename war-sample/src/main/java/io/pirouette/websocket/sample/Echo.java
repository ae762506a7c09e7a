// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.sample;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Service;

// snippet: service
/** Sends back what it gets: text as text, bytes as bytes. */
public class Echo implements Service {

  /** A text message; the reply goes through the caller. */
  public void onTextMessage(Caller caller, String text) {
    caller.writeTextMessage(text);
  }

  /** A binary message; the reply is what the method returns. */
  public byte[] onBinaryMessage(byte[] data) {
    return data;
  }
}
// end
