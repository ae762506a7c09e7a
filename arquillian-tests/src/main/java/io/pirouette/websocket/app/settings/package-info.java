// SPDX-License-Identifier: Apache-2.0

/** A service whose secret is a setting of its application. */
package io.pirouette.websocket.app.settings;
