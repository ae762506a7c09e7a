// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.replies;

/** Looks a little like a close frame, and is none. */
public record Refusal(String reason, int statusCode, String type) implements Answer {}
