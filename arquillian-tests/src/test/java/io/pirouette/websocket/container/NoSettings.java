// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.container;

import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;

/**
 * The configuration of containers that have none; Arquillian makes it by its public constructor.
 */
public final class NoSettings implements ContainerConfiguration {
  @Override
  public void validate() {}
}
