// SPDX-License-Identifier: Apache-2.0

/** Services that use what the container has for an application's threads. */
package io.pirouette.websocket.app.naming;
