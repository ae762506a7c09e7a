// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import java.math.BigDecimal;

/** Variables of all primitive types, by their parameters' names. */
@ServicePath("/primitive")
public class PrimitivePathUpgrade implements UpgradeService {

  @Get("{flag}/{small}/{big}/{single}/{wide}/{decimal}")
  public Service upgrade(
      @PathParameter BigDecimal decimal,
      @PathParameter double wide,
      @PathParameter float single,
      @PathParameter long big,
      @PathParameter int small,
      @PathParameter boolean flag) {
    return new Told(flag, small, big, single, wide, decimal);
  }
}
