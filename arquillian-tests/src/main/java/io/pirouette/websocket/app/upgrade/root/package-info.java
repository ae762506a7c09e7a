// SPDX-License-Identifier: Apache-2.0

/** A service at the root of its application, with whatever else there may be. */
package io.pirouette.websocket.app.upgrade.root;
