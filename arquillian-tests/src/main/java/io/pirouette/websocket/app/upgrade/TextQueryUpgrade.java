// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.upgrade;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.QueryParameter;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import java.util.List;
import java.util.Optional;

/** Query parameters of text, one of them with a name that Java does not allow. */
@ServicePath("/query/text")
public class TextQueryUpgrade implements UpgradeService {

  @Get
  public Service upgrade(
      @QueryParameter String text,
      Optional<String> other,
      @QueryParameter("sort-by") List<String> sortBy) {
    return new Told(text, other, sortBy);
  }
}
