// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Configures an {@link UpgradeService} by annotation (specification section 3.1.1). For values that
 * are known only at run time there is {@link UpgradeService#configuration()} instead; using both
 * stops the deployment. A subclass inherits it.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ServiceConfig {

  /**
   * See {@link ServiceConfiguration#subProtocols()}.
   *
   * @return the names; the default is none
   */
  String[] subProtocols() default {};

  /**
   * See {@link ServiceConfiguration#maxFrameSize()}.
   *
   * @return bytes; zero or negative means the default
   */
  int maxFrameSize() default ServiceConfiguration.DEFAULT_MAX_FRAME_SIZE;

  /**
   * See {@link ServiceConfiguration#maxMessageSize()}.
   *
   * @return bytes, positive
   */
  long maxMessageSize() default ServiceConfiguration.DEFAULT_MAX_MESSAGE_SIZE;

  /**
   * See {@link ServiceConfiguration#validation()}.
   *
   * @return whether constraints are checked
   */
  boolean validation() default true;

  /**
   * See {@link ServiceConfiguration#dispatcherKey()}.
   *
   * @return the name of a JSON property; empty, the default, for none
   */
  String dispatcherKey() default "";

  /**
   * See {@link ServiceConfiguration#dispatcherStreamId()}.
   *
   * @return the name of a JSON property; empty, the default, for none
   */
  String dispatcherStreamId() default "";

  /**
   * See {@link ServiceConfiguration#connectionClosureTimeout()}.
   *
   * @return seconds, from 0 to those of a year; or -1, which means for ever
   */
  double connectionClosureTimeout() default 60;

  /**
   * See {@link ServiceConfiguration#idleTimeout()}.
   *
   * @return seconds, at most those of a year; zero, the default, and less mean never
   */
  double idleTimeout() default 0;

  /**
   * See {@link ServiceConfiguration#dispatch()}.
   *
   * @return the threads
   */
  Dispatch dispatch() default Dispatch.INLINE;
}
