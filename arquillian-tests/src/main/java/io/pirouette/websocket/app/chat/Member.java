// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.chat;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Service;

/** One who chats. */
public class Member implements Service {

  private final String name;
  private final Room room;

  Member(String name, Room room) {
    this.name = name;
    this.room = room;
  }

  public void onOpen(Caller caller) {
    caller.writeTextMessage("Hi " + name + "! You have successfully connected to the chat");
    room.broadcast(name + " connected to the chat");
    room.enter(caller);
  }

  public void onTextMessage(String text) {
    room.broadcast(name + ": " + text);
  }

  public void onClose(Caller caller, int statusCode, String reason) {
    room.leave(caller);
    room.broadcast(name + " left the chat");
  }
}
