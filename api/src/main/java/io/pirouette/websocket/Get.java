// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the one method of an {@link UpgradeService} that answers the upgrade (the {@code get}
 * resource of specification section 3.1). The method is public and returns a {@link Service}. Its
 * parameters, in any order, are the {@link UpgradeRequest}, if it wants it, and parts of it: {@link
 * PathParameter}, {@link QueryParameter}, {@link HeaderParameter}.
 *
 * <pre>{@code
 * @Get("{region}/orders")
 * public Service upgrade(
 *     @PathParameter("region") String region,
 *     @QueryParameter("page") int page,
 *     @HeaderParameter("X-Tenant") Optional<String> tenant) {
 *   return new OrderFeed(region);
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Get {

  /**
   * The resource's path below the service's base path: segments, each of them literal or a {@code
   * {variable}}, such as {@code "{region}/orders"}; or {@code "."}, which accepts the base path and
   * everything below it. Segments are compared decoded, and case counts.
   *
   * @return the path; the default is {@code "."}
   */
  String value() default ".";
}
