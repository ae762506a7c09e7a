// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import java.math.BigDecimal;

/** Required query parameters, without annotations. */
@ServicePath("/query/primitive")
public class PrimitiveQueryUpgrade implements UpgradeService {

  @Get
  public Service upgrade(
      boolean flag, int small, long big, float single, double wide, BigDecimal decimal) {
    return new Told(flag, small, big, single, wide, decimal);
  }
}
