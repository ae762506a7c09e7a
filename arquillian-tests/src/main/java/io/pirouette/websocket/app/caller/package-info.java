// SPDX-License-Identifier: Apache-2.0

/** Services whose callers are used by others than themselves. */
package io.pirouette.websocket.app.caller;
