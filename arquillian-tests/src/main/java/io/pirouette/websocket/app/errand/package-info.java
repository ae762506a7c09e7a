// SPDX-License-Identifier: Apache-2.0

/** Services that are clients of secured services, and show credentials there. */
package io.pirouette.websocket.app.errand;
