// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.chat;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lets everybody into the room in the path, under the name in the path. */
@ServicePath("/chat")
public class ChatUpgrade implements UpgradeService {

  private final Map<String, Room> rooms = new ConcurrentHashMap<>();

  @Get("{room}/{name}")
  public Service upgrade(@PathParameter String room, @PathParameter String name) {
    return new Member(name, rooms.computeIfAbsent(room, unknown -> new Room()));
  }
}
