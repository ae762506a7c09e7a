// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.mistakes;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Service;

/** Has a typing error and a parameter that nothing fills. */
public class MistakenService implements Service {

  public void onTextMesage(Caller caller, String text) {}

  public void onClose(Caller caller, Thread thread) {}
}
