// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The base path of an {@link UpgradeService} in a WAR, below the application's context path. The
 * class is found at deployment; it is instantiated once, by its constructor without parameters. A
 * {@link Listener} does not look at this annotation: there the path is given to {@link
 * Listener#attach}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ServicePath {

  /**
   * The path, such as {@code "/"} or {@code "/basic/ws"}: segments separated by single slashes,
   * case sensitive, not escaped. Among several services the longest matching base path wins.
   *
   * @return the path
   */
  String value();
}
