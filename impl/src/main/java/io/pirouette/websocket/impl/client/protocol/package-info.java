// SPDX-License-Identifier: Apache-2.0

/**
 * The WebSocket protocol of a client, by Tyrus' engine: its opening handshake and its frames. Before
 * that engine sees a byte, {@link io.pirouette.websocket.impl.client.protocol.FrameReader} has
 * judged each frame's header. Knows no channel and no thread.
 */
@NullMarked
package io.pirouette.websocket.impl.client.protocol;

import org.jspecify.annotations.NullMarked;
