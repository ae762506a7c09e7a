// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.capabilities;

import io.pirouette.websocket.Dispatch;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Methods that run inline. */
@ServicePath("/inline")
@ServiceConfig(dispatch = Dispatch.INLINE)
public class InlineUpgrade implements UpgradeService {

  @Get("{name}")
  public Service upgrade(@PathParameter String name) {
    return new Telling(name);
  }
}
