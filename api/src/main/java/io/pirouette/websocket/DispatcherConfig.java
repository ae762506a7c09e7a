// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a custom remote method of a {@link Service} the exact message type that it is called for,
 * instead of the one that follows from its name (specification section 3.2.2). The method's own
 * name is then no message type any more.
 *
 * <pre>{@code
 * @DispatcherConfig("order.created/v2")
 * public void onOrder(Order order) { ... }
 * }</pre>
 *
 * <p>The upgrade service needs a {@link ServiceConfiguration#dispatcherKey()}. A deployment stops
 * if two methods of a class have the same value, if the value would also lead to another method by
 * that method's name, or if the method is a standard one such as {@code onMessage}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface DispatcherConfig {

  /**
   * The message type, as it stands in the message; case and every other character count.
   *
   * @return 1 to 256 characters
   */
  String value();
}
