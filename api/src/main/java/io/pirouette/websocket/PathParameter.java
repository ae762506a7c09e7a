// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Fills a parameter of the {@link Get} method with what stands for a {@code {variable}} of its path
 * (specification section 3.1). Each variable is bound by exactly one parameter.
 *
 * <p>The type is one of {@code String}, {@code boolean}, {@code int}, {@code long}, {@code float},
 * {@code double}, their boxes, and {@code BigDecimal}. Escapes arrive decoded, once. A text that is
 * no value of the type is answered with status 404, since such a path does not exist: numbers are
 * those of JSON, with an optional plus sign, within the type's range; booleans are {@code true} and
 * {@code false} in any case.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface PathParameter {

  /**
   * The variable's name.
   *
   * @return the name; empty means that of the parameter, which needs the compiler's option {@code
   *     -parameters}
   */
  String value() default "";
}
