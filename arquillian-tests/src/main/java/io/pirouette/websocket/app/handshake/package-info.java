// SPDX-License-Identifier: Apache-2.0

/** Services that refuse, or answer at certain paths only. */
package io.pirouette.websocket.app.handshake;
