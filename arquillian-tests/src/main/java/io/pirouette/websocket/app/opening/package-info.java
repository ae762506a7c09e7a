// SPDX-License-Identifier: Apache-2.0

/** Services that do something when a connection opens. */
package io.pirouette.websocket.app.opening;
