// SPDX-License-Identifier: Apache-2.0

/**
 * The upgrade: {@link io.pirouette.websocket.impl.handshake.UpgradeFilter} takes the request, {@link
 * io.pirouette.websocket.impl.handshake.Gate} finds the service and has the container upgrade, {@link
 * io.pirouette.websocket.impl.handshake.GateConfigurator} decides from within. Never sees an open
 * connection.
 */
@NullMarked
package io.pirouette.websocket.impl.handshake;

import org.jspecify.annotations.NullMarked;
