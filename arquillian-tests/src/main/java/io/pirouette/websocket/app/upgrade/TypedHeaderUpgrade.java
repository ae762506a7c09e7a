// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.HeaderParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import java.math.BigDecimal;
import java.util.Optional;

/** Headers of all types, which may be missing. */
@ServicePath("/header/typed")
public class TypedHeaderUpgrade implements UpgradeService {

  @Get
  public Service upgrade(
      @HeaderParameter("X-Flag") Optional<Boolean> flag,
      @HeaderParameter("X-Small") Optional<Integer> small,
      @HeaderParameter("X-Big") Optional<Long> big,
      @HeaderParameter("X-Single") Optional<Float> single,
      @HeaderParameter("X-Wide") Optional<Double> wide,
      @HeaderParameter("X-Decimal") Optional<BigDecimal> decimal) {
    return new Told(flag, small, big, single, wide, decimal);
  }
}
