// SPDX-License-Identifier: Apache-2.0

/**
 * The errors of the library: unchecked, concrete, and open to be thrown and extended by users.
 *
 * <p>All are {@link io.pirouette.websocket.error.WebSocketException}s, which name the {@link
 * io.pirouette.websocket.error.Phase} in which they arose, except {@link
 * io.pirouette.websocket.error.ServiceDefinitionException}, which reports a mistake in the source of
 * a service before any connection exists.
 */
@NullMarked
package io.pirouette.websocket.error;

import org.jspecify.annotations.NullMarked;
