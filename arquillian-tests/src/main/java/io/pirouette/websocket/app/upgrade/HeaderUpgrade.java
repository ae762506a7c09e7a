// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.HeaderParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Required headers, one of them by its parameter's name. */
@ServicePath("/header/required")
public class HeaderUpgrade implements UpgradeService {

  @Get
  public Service upgrade(@HeaderParameter("X-Tenant") String blue, @HeaderParameter String region) {
    return new Told(blue, region);
  }
}
