// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import java.math.BigDecimal;

/** Variables of all boxed types, named. */
@ServicePath("/boxed")
public class BoxedPathUpgrade implements UpgradeService {

  @Get("{flag}/{small}/{big}/{single}/{wide}/{decimal}")
  public Service upgrade(
      @PathParameter("flag") Boolean a,
      @PathParameter("small") Integer b,
      @PathParameter("big") Long c,
      @PathParameter("single") Float d,
      @PathParameter("wide") Double e,
      @PathParameter("decimal") BigDecimal f) {
    return new Told(a, b, c, d, e, f);
  }
}
