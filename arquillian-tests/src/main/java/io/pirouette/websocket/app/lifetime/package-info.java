// SPDX-License-Identifier: Apache-2.0
/** Services that are idle, pinged, closed and lost. */
package io.pirouette.websocket.app.lifetime;
