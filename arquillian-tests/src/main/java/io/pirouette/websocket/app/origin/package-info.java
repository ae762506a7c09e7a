// SPDX-License-Identifier: Apache-2.0

/** The same service under different rules about who may ask for it. */
package io.pirouette.websocket.app.origin;
