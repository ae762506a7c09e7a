// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.origin;

import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.ServicePath;

/** By default, but for nobody who does not say where he is from. */
@ServicePath("/ownrequired")
public class OwnRequiredUpgrade extends CountedUpgrade {

  public OwnRequiredUpgrade() {
    super(ServiceConfiguration.builder().originRequired(true).build());
  }
}
