// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.container;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;

/** A servlet container, without settings of its own. */
abstract class ServerContainer implements DeployableContainer<NoSettings> {

  @Override
  public final Class<NoSettings> getConfigurationClass() {
    return NoSettings.class;
  }

  @Override
  public final ProtocolDescription getDefaultProtocol() {
    return new ProtocolDescription("Servlet 5.0");
  }
}
