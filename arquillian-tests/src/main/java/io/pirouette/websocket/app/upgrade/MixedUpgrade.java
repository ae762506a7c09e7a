// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.HeaderParameter;
import io.pirouette.websocket.PathParameter;
import io.pirouette.websocket.QueryParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;
import java.util.List;
import java.util.Optional;

/** Everything at once, in no order. */
@ServicePath("/mixed")
public class MixedUpgrade implements UpgradeService {

  @Get("{region}/orders/{number}")
  public Service upgrade(
      @HeaderParameter("X-Tenant") Optional<String> tenant,
      @PathParameter("number") long number,
      UpgradeRequest request,
      int page,
      @PathParameter String region,
      @QueryParameter List<String> sort) {
    return new Told(region, number, page, sort, tenant, request.header("Host").isPresent());
  }
}
