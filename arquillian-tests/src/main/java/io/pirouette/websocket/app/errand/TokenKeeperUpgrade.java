// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.errand;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;

/** Opens clients with tokens, or tries to, and leaves them. */
@ServicePath("/tokenkeeper")
public class TokenKeeperUpgrade implements UpgradeService {

  @Get
  public Service upgrade() {
    return new TokenKeeper();
  }
}
