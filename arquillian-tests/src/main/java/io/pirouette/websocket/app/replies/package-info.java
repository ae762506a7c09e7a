// SPDX-License-Identifier: Apache-2.0

/** Services that return values of every kind, streams of them, and close frames. */
package io.pirouette.websocket.app.replies;
