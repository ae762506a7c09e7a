// SPDX-License-Identifier: Apache-2.0

/**
 * Frames on Apache Tomcat, seen by a {@code Transformation} at the head of the connection's pipeline.
 * The only package of this module that names Tomcat.
 */
@NullMarked
package io.pirouette.websocket.impl.engine.tomcat;

import org.jspecify.annotations.NullMarked;
