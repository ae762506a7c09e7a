// SPDX-License-Identifier: Apache-2.0

/** Services that send messages of any length in any way, and tell what they receive. */
package io.pirouette.websocket.app.frames;
