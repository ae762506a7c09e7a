// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.container;

import java.util.Locale;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;

/**
 * What the tests of this run are deployed on; the system property {@code engine} says which.
 *
 * <p>TOMCAT, TOMCAT_FIRST, TOMCAT_OLD and TOMCAT11 are the same container over different jars: the
 * build swaps them on the class path.
 */
public enum Engine {
  TOMCAT(TomcatContainer.class),
  TOMCAT_FIRST(TomcatContainer.class),
  TOMCAT_OLD(TomcatContainer.class),
  TOMCAT11(TomcatContainer.class),
  PAYARA(PayaraMicroContainer.class),
  PAYARA_SERVER(PayaraServerContainer.class),
  LISTENER(ListenerContainer.class);

  private final Class<? extends DeployableContainer<?>> container;

  Engine(Class<? extends DeployableContainer<?>> container) {
    this.container = container;
  }

  /** The engine of this run. */
  public static Engine current() {
    return valueOf(System.getProperty("engine", "tomcat").toUpperCase(Locale.ROOT));
  }

  /** Whether this is one of Payara's servers, which have Jakarta EE and not servlets alone. */
  public boolean isPayara() {
    return this == PAYARA || this == PAYARA_SERVER;
  }

  Class<? extends DeployableContainer<?>> container() {
    return container;
  }
}
