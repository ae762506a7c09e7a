// SPDX-License-Identifier: Apache-2.0

/** Services that nobody reaches without TLS. */
package io.pirouette.websocket.app.secured;
