// SPDX-License-Identifier: Apache-2.0

/** Listeners over what a servlet container has opened already; for the user's own code. */
@NullMarked
package io.pirouette.websocket.servlet;

import org.jspecify.annotations.NullMarked;
