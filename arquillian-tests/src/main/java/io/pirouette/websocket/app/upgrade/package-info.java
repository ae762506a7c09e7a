// SPDX-License-Identifier: Apache-2.0

/** Services that tell what the upgrade has given to them. */
package io.pirouette.websocket.app.upgrade;
