// SPDX-License-Identifier: Apache-2.0

/**
 * Services, the connections they are called with, the {@link io.pirouette.websocket.Listener} that
 * serves them, and the {@link io.pirouette.websocket.Client} for the other end.
 *
 * <p>Start with {@link io.pirouette.websocket.UpgradeService}, which answers the HTTP upgrade, and
 * {@link io.pirouette.websocket.Service}, which receives the messages of one or more connections
 * and answers through a {@link io.pirouette.websocket.Caller}. Nothing in here needs a servlet
 * container.
 */
@NullMarked
package io.pirouette.websocket;

import org.jspecify.annotations.NullMarked;
