// SPDX-License-Identifier: Apache-2.0

/** A chat, as a user would write it. */
package io.pirouette.websocket.app.chat;
