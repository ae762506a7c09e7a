// SPDX-License-Identifier: Apache-2.0

/**
 * One request of HTTP/1.1 and its response, over a connection of its own: {@link
 * io.pirouette.websocket.impl.exchange.Route} opens it, through a proxy and over TLS if need be,
 * and says in which phase it failed. Called by the client for the upgrade, and for what it asks a
 * token server before.
 */
@NullMarked
package io.pirouette.websocket.impl.exchange;

import org.jspecify.annotations.NullMarked;
