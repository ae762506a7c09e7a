// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.game;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Seats everybody at the table in the path, as long as there is a seat. */
@ServicePath("/game")
public class GameUpgrade implements UpgradeService {

  private final Map<String, Table> tables = new ConcurrentHashMap<>();

  @Get("{table}")
  public Service upgrade(@PathParameter String table) {
    return new Player(tables.computeIfAbsent(table, unknown -> new Table()));
  }
}
