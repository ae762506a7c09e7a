// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Fills a parameter of the {@link Get} method from the request's query (specification section 3.1).
 * A parameter without any annotation, other than the {@link UpgradeRequest}, is filled in the same
 * way, by its own name.
 *
 * <p>The type is one of those of {@link PathParameter}, an {@code Optional} of one, or a {@code
 * List} of one. Escapes arrive decoded, once, and {@code +} as a space. A value that is missing is
 * answered with status 400, unless the parameter is an {@code Optional} or a {@code List}, which is
 * then empty; one that is no value of the type is answered with 400 always. Of several values the
 * first one counts, except for a {@code List}, which has them all. Case counts in names. What else
 * is in the query is of no account.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface QueryParameter {

  /**
   * The name in the query.
   *
   * @return the name; empty means that of the parameter, which needs the compiler's option {@code
   *     -parameters}
   */
  String value() default "";
}
