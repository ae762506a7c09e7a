// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import java.math.BigDecimal;
import java.util.List;

/** Query parameters of any number of values. */
@ServicePath("/query/list")
public class ListQueryUpgrade implements UpgradeService {

  @Get
  public Service upgrade(
      List<Boolean> flag,
      List<Integer> small,
      List<Long> big,
      List<Float> single,
      List<Double> wide,
      List<BigDecimal> decimal) {
    return new Told(flag, small, big, single, wide, decimal);
  }
}
