// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.chat;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.error.WebSocketException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who is there. Any thread. */
class Room {

  private static final System.Logger LOG = System.getLogger(Room.class.getName());

  private final Map<String, Caller> callers = new ConcurrentHashMap<>();

  void enter(Caller caller) {
    callers.put(caller.getConnectionId(), caller);
  }

  void leave(Caller caller) {
    callers.remove(caller.getConnectionId());
  }

  /** To all who are there; one whose connection is dead does not keep the others from hearing. */
  void broadcast(String text) {
    for (Caller caller : callers.values()) {
      try {
        caller.writeTextMessage(text);
      } catch (WebSocketException e) {
        LOG.log(System.Logger.Level.INFO, "One did not hear it: {0}", e.getMessage());
      }
    }
  }
}
