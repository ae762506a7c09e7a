// SPDX-License-Identifier: Apache-2.0

/** Services that are clients of other services. */
package io.pirouette.websocket.app.relay;
