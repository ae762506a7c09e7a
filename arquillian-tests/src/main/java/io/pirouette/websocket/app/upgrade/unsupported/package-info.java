// SPDX-License-Identifier: Apache-2.0

/** A service that cannot be served. */
package io.pirouette.websocket.app.upgrade.unsupported;
