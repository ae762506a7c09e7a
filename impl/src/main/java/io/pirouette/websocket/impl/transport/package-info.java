// SPDX-License-Identifier: Apache-2.0

/**
 * TCP and TLS connections of clients, without blocking and within a time budget: {@link
 * io.pirouette.websocket.impl.transport.Dialer} opens a {@link
 * io.pirouette.websocket.impl.transport.Transport}; the {@link
 * io.pirouette.websocket.impl.transport.Pump} is the one thread that watches those that nobody
 * reads. Called by the client; knows nothing of WebSocket.
 */
@NullMarked
package io.pirouette.websocket.impl.transport;

import org.jspecify.annotations.NullMarked;
