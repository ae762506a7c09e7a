// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import java.math.BigDecimal;
import java.util.Optional;

/** Query parameters that may be missing. */
@ServicePath("/query/optional")
public class OptionalQueryUpgrade implements UpgradeService {

  @Get
  public Service upgrade(
      Optional<Boolean> flag,
      Optional<Integer> small,
      Optional<Long> big,
      Optional<Float> single,
      Optional<Double> wide,
      Optional<BigDecimal> decimal) {
    return new Told(flag, small, big, single, wide, decimal);
  }
}
