// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the one method of an {@link UpgradeService} that answers the upgrade (the {@code get}
 * resource of specification section 3.1). The method is public, returns a {@link Service}, and may
 * take the {@link UpgradeRequest}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Get {

  /**
   * The resource's path below the service's base path: literal segments such as {@code
   * "orders/latest"}, or {@code "."}, which accepts the base path and everything below it.
   *
   * @return the path; the default is {@code "."}
   */
  String value() default ".";
}
