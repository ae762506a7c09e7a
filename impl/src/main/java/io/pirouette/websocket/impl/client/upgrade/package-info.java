// SPDX-License-Identifier: Apache-2.0

/**
 * How a client gets a connection: {@link io.pirouette.websocket.impl.client.upgrade.Connector} goes
 * through address, proxy, TLS and upgrade within one budget, follows redirects of the same origin,
 * and says in which phase it failed. Called by the client for each connection, the first and those
 * that replace a lost one.
 */
@NullMarked
package io.pirouette.websocket.impl.client.upgrade;

import org.jspecify.annotations.NullMarked;
