// SPDX-License-Identifier: Apache-2.0

/** Services that report all that happens to them. */
package io.pirouette.websocket.app.events;
