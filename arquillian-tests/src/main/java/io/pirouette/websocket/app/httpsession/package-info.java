// SPDX-License-Identifier: Apache-2.0

/** A service for users that are logged in, and a servlet that has their session. */
package io.pirouette.websocket.app.httpsession;
