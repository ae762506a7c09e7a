// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.login;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Service;
import java.security.Principal;
import java.util.TreeSet;

/** Says who the peer is. */
public final class WhoAmI implements Service {

  public String onOpen(Caller caller) {
    String name = caller.getPrincipal().map(Principal::getName).orElse("nobody");
    return name + " " + new TreeSet<>(caller.getScopes());
  }
}
