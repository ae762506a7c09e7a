// SPDX-License-Identifier: Apache-2.0

/** A service that tells what reaches it. */
package io.pirouette.websocket.app.smuggling;
