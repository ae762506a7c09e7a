// SPDX-License-Identifier: Apache-2.0

/** An application that is reached with and without TLS, and reaches itself. */
package io.pirouette.websocket.app.wss;
