// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import java.math.BigDecimal;

/** Required query parameters of boxed types, without annotations. */
@ServicePath("/query/boxed")
public class BoxedQueryUpgrade implements UpgradeService {

  @Get
  public Service upgrade(
      Boolean flag, Integer small, Long big, Float single, Double wide, BigDecimal decimal) {
    return new Told(flag, small, big, single, wide, decimal);
  }
}
