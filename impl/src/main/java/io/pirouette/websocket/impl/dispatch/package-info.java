// SPDX-License-Identifier: Apache-2.0

/**
 * From an event to the user's method and from its result to a reply. Called by {@code connection};
 * lets every failure of the user's code through to it.
 */
@NullMarked
package io.pirouette.websocket.impl.dispatch;

import org.jspecify.annotations.NullMarked;
