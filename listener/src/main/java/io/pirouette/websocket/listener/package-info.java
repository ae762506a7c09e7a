// SPDX-License-Identifier: Apache-2.0

/**
 * The {@code Listener} on embedded Tomcat: a servlet context with nothing in it but the gate that a WAR
 * has too. {@link io.pirouette.websocket.listener.EmbeddedListener} keeps the life cycle, {@link
 * io.pirouette.websocket.listener.EmbeddedTomcat} the server. Calls {@code deployment} and nothing else
 * of the implementation; nothing calls it but the service loader.
 */
@NullMarked
package io.pirouette.websocket.listener;

import org.jspecify.annotations.NullMarked;
