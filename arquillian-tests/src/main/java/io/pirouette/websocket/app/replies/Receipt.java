// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.replies;

/** A record as users declare it. */
public record Receipt(int id, String name) implements Answer {}
