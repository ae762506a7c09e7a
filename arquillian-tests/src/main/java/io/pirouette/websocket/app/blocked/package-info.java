// SPDX-License-Identifier: Apache-2.0

/** A service whose methods never end by themselves. */
package io.pirouette.websocket.app.blocked;
