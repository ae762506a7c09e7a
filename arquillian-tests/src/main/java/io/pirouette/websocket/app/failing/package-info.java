// SPDX-License-Identifier: Apache-2.0

/** Services that fail to be made, in every way that Java knows. */
package io.pirouette.websocket.app.failing;
