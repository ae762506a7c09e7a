// SPDX-License-Identifier: Apache-2.0

/**
 * One open connection as the user holds it: {@link
 * io.pirouette.websocket.impl.session.SessionCaller}, its serialised writes and its closing
 * handshake. Called by the packages above it; calls the container.
 */
@NullMarked
package io.pirouette.websocket.impl.session;

import org.jspecify.annotations.NullMarked;
