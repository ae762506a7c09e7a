// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** One variable of text. */
@ServicePath("/text")
public class TextPathUpgrade implements UpgradeService {

  @Get("{text}")
  public Service upgrade(@PathParameter String text) {
    return new Told(text);
  }
}
