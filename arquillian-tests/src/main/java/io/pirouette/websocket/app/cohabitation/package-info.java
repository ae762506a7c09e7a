// SPDX-License-Identifier: Apache-2.0

/** A service beside an endpoint, a servlet and filters of the application. */
package io.pirouette.websocket.app.cohabitation;
