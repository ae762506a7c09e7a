// SPDX-License-Identifier: Apache-2.0

/**
 * What the container calls once a connection is open: {@link
 * io.pirouette.websocket.impl.connection.ConnectionEndpoint} first. Assembles messages, keeps events in
 * order, and turns every failure into its consequences in one place, {@link
 * io.pirouette.websocket.impl.connection.FailureTable}.
 */
@NullMarked
package io.pirouette.websocket.impl.connection;

import org.jspecify.annotations.NullMarked;
