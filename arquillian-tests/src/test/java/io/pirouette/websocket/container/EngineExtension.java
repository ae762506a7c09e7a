// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.container;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/**
 * Gives Arquillian the container of the {@link Engine} of this run, and no other.
 *
 * <p>Arquillian refuses to start when it finds two containers on the class path. With one found it
 * needs no {@code arquillian.xml}.
 */
public final class EngineExtension implements LoadableExtension {
  @Override
  public void register(ExtensionBuilder builder) {
    builder.service(DeployableContainer.class, Engine.current().container());
  }
}
