// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.frames;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Frames and messages of the default sizes; hands out services of all kinds. */
@ServicePath("/plain")
public class PlainUpgrade implements UpgradeService {

  @Get("{kind}/{topic}")
  public Service upgrade(@PathParameter String kind, @PathParameter String topic) {
    Topic tried = Topic.of(topic);
    return switch (kind) {
      case "reply" -> new Echoes.Reply();
      case "json" -> new Echoes.Json();
      case "stream" -> new Echoes.Streamed();
      case "opening" -> new Echoes.Opening();
      case "write", "message", "thread" -> new Echoes.Written(kind);
      case "held" -> new LongWrites(tried);
      case "watched" -> new Watched(tried);
      case "surrogates" -> new Surrogates(tried);
      case "reporting" -> new ErrorServices.Reporting(tried);
      case "writing" -> new ErrorServices.Writing(tried);
      case "closing" -> new ErrorServices.Closing(tried);
      case "throwing" -> new ErrorServices.Throwing(tried);
      case "hesitant" -> new ErrorServices.Hesitant(tried);
      case "silent" -> new ErrorServices.Silent();
      default -> throw new IllegalArgumentException(kind);
    };
  }
}
