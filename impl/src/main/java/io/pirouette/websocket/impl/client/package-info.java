// SPDX-License-Identifier: Apache-2.0

/**
 * The blocking client (specification section 4): {@link
 * io.pirouette.websocket.impl.client.BlockingClient} works on one {@link
 * io.pirouette.websocket.impl.client.Link} after the other. A link's {@link
 * io.pirouette.websocket.impl.client.Incoming} keeps messages for readers, who read the channel
 * themselves; its {@link io.pirouette.websocket.impl.client.Outgoing} sends frames one at a time.
 * Called by the entry of the implementation, and by deployments that end.
 */
@NullMarked
package io.pirouette.websocket.impl.client;

import org.jspecify.annotations.NullMarked;
