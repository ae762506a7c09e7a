// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record or class refuse what it does not know: a message with a JSON property that is none
 * of its own cannot be bound to it, nor, for the root class of XML, one with an element that is
 * none (the closed record of specification section 3.2.1). Without this annotation, whatever is
 * unknown is skipped; unknown attributes of XML always are.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Closed {}
