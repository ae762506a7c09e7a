// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.replies;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import java.util.Objects;
import java.util.stream.Stream;

/** A service per declared type. What is returned is asked for by its name. */
@ServicePath("/replies")
public class ReplyUpgrade implements UpgradeService {

  @Get("{type}/{topic}")
  public Service upgrade(@PathParameter String type, @PathParameter String topic) {
    return Stream.of(
            NumberReplies.make(type),
            StructureReplies.make(type),
            PlainReplies.make(type),
            WideReplies.make(type, Topic.of(topic)))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }
}
