// SPDX-License-Identifier: Apache-2.0

/** Services whose methods block until a test lets them go on, on threads of their own and not. */
package io.pirouette.websocket.app.offloaded;
