// SPDX-License-Identifier: Apache-2.0

/** A guarded service beside one that is open to everybody. */
package io.pirouette.websocket.app.paths;
