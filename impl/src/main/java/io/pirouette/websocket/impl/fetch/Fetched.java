// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.fetch;

/**
 * A server's answer. Not printed.
 *
 * @param status the HTTP status
 * @param body its text, in UTF-8
 */
public record Fetched(int status, String body) {}
