// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.context.NormalScope;
import java.lang.annotation.Documented;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * A CDI bean of which each connection has one instance, made when it is first used by the
 * connection and destroyed after the connection's end, when {@code onClose} has returned and {@link
 * ConnectionClosed} has been observed.
 *
 * <p>The scope is there while a method of the connection's service runs, while its upgrade method
 * does, and while {@link ConnectionOpened} and {@link ConnectionClosed} are observed; on the same
 * thread alone. A {@link Caller} can be injected wherever the connection is open.
 *
 * <p>A {@link Service} of this scope can be injected once into its upgrade service, and handed out
 * for all connections.
 */
@Documented
@Inherited
@NormalScope
@Retention(RUNTIME)
@Target({TYPE, METHOD, FIELD})
public @interface ConnectionScoped {}
