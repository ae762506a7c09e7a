// SPDX-License-Identifier: Apache-2.0

/**
 * The seam to what the standard API does not show: single frames. {@link
 * io.pirouette.websocket.impl.engine.Engine} is implemented once per container family, in a package
 * below; {@link io.pirouette.websocket.impl.engine.FrameTap} carries what it sees to the connection.
 * Knows the standard API alone and calls nothing of ours.
 */
@NullMarked
package io.pirouette.websocket.impl.engine;

import org.jspecify.annotations.NullMarked;
