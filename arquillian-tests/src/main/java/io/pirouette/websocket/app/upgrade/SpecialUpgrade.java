// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Has characters in its paths that Java names do not have. */
@ServicePath("/größe/a-b_c.d~e")
public class SpecialUpgrade implements UpgradeService {

  @Get("maß-1.0/a,b=c!d/{id}")
  public Service upgrade(@PathParameter("id") String number) {
    return new Told(getClass().getSimpleName(), number);
  }
}
