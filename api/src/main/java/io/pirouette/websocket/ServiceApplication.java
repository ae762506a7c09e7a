// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import java.util.List;

/**
 * Lists the services of an application in a servlet container, in place of those that the container
 * finds: a class without which all classes with {@link ServicePath} are served, and with which
 * those that it names.
 *
 * <p>The container finds the class; an application has at most one. Where scanning is off, or to
 * have another one, {@code web.xml} names it:
 *
 * <pre>{@code
 * <context-param>
 *   <param-name>io.pirouette.websocket.ServiceApplication</param-name>
 *   <param-value>org.example.Services</param-value>
 * </context-param>
 * }</pre>
 *
 * <p>Where the container calls no initializers of libraries either (an {@code absolute-ordering}
 * that leaves this one out), {@code web.xml} also has {@code
 * io.pirouette.websocket.servlet.ServiceApplicationListener} as a {@code listener}.
 *
 * <p>It is instantiated once, at deployment, by its constructor without parameters.
 */
@FunctionalInterface
public interface ServiceApplication {

  /**
   * The services.
   *
   * @return classes with {@link ServicePath}, each once; not null
   */
  List<Class<? extends UpgradeService>> services();
}
