// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.container;

import java.util.Locale;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;

/**
 * What the tests of this run are deployed on; the system property {@code engine} says which.
 *
 * <p>TOMCAT and TOMCAT11 are the same container over different jars: the build swaps them on the
 * class path.
 */
public enum Engine {
  TOMCAT(TomcatContainer.class),
  TOMCAT11(TomcatContainer.class),
  PAYARA(PayaraMicroContainer.class),
  LISTENER(ListenerContainer.class);

  private final Class<? extends DeployableContainer<?>> container;

  Engine(Class<? extends DeployableContainer<?>> container) {
    this.container = container;
  }

  /** The engine of this run. */
  public static Engine current() {
    return valueOf(System.getProperty("engine", "tomcat").toUpperCase(Locale.ROOT));
  }

  Class<? extends DeployableContainer<?>> container() {
    return container;
  }
}
