// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.listed;

import io.pirouette.websocket.ServiceApplication;
import io.pirouette.websocket.UpgradeService;
import java.util.List;

/** Lists one of two services. */
public class OneService implements ServiceApplication {

  @Override
  public List<Class<? extends UpgradeService>> services() {
    return List.of(ListedUpgrade.class);
  }
}
