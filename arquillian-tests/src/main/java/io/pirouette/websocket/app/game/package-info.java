// SPDX-License-Identifier: Apache-2.0

/** A game for two, as a user would write it. */
package io.pirouette.websocket.app.game;
