// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.HeaderParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import java.util.List;
import java.util.Optional;

/** Headers of any number of lines. */
@ServicePath("/header/list")
public class ListHeaderUpgrade implements UpgradeService {

  @Get
  public Service upgrade(
      @HeaderParameter("X-Tag") List<String> tags,
      @HeaderParameter("X-Number") List<Integer> numbers,
      @HeaderParameter("X-First") Optional<String> first) {
    return new Told(tags, numbers, first);
  }
}
