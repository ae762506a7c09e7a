// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade.unsupported;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.QueryParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import java.util.Map;

/** Asks for what no query has. */
@ServicePath("/unsupported")
public class UnsupportedUpgrade implements UpgradeService {

  @Get
  public Service upgrade(@QueryParameter("page") Map<String, String> page) {
    return new Service() {};
  }
}
