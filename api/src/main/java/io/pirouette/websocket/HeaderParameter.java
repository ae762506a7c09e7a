// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Fills a parameter of the {@link Get} method from a header of the request (specification section
 * 3.1).
 *
 * <p>The type is one of those of {@link PathParameter}, an {@code Optional} of one, or a {@code
 * List} of one. A header that is missing is answered with status 404, unless the parameter is an
 * {@code Optional} or a {@code List}, which is then empty; one that is no value of the type is
 * answered with 400. Of several lines the first one counts, except for a {@code List}, which has
 * one element for each line. Case does not count in names.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface HeaderParameter {

  /**
   * The header's name.
   *
   * @return the name, such as {@code X-Tenant}; empty means that of the parameter, which needs the
   *     compiler's option {@code -parameters}
   */
  String value() default "";
}
