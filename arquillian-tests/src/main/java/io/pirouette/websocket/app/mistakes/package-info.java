// SPDX-License-Identifier: Apache-2.0

/** Services that cannot be deployed. */
package io.pirouette.websocket.app.mistakes;
