// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.paths;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.error.AuthnException;

/** Guards itself. */
@ServicePath("/secure/ws")
public class SecureUpgrade implements UpgradeService {

  @Get
  public Service upgrade(UpgradeRequest request) {
    if (request.header("Authorization").isEmpty()) {
      throw new AuthnException("who are you?");
    }
    return new Named("secure");
  }
}
