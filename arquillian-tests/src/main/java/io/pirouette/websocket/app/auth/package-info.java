// SPDX-License-Identifier: Apache-2.0

/** Services that ask for credentials, one for each kind. */
package io.pirouette.websocket.app.auth;
