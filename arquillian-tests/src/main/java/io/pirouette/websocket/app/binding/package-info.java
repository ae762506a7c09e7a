// SPDX-License-Identifier: Apache-2.0

/** A service for each kind of type that a message can become: each answers what it was given. */
package io.pirouette.websocket.app.binding;
