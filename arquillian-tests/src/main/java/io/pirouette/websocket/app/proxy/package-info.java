// SPDX-License-Identifier: Apache-2.0

/** A proxy between WebSocket peers, as a user would write it. */
package io.pirouette.websocket.app.proxy;
