// SPDX-License-Identifier: Apache-2.0

/** Services of which an application lists one. */
package io.pirouette.websocket.app.listed;
