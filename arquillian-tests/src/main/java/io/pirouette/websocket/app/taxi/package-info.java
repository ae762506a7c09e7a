// SPDX-License-Identifier: Apache-2.0

/** Where the taxis are, as a user would write it. */
package io.pirouette.websocket.app.taxi;
