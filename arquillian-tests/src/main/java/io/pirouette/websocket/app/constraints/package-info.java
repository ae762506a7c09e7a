// SPDX-License-Identifier: Apache-2.0

/** Services for values with constraints. */
package io.pirouette.websocket.app.constraints;
