// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

/**
 * Fired as a CDI event when a connection has ended, whoever has closed it, after {@code onClose} or
 * {@code onError} if one of them is called for the end. The beans of the connection are still
 * there; they end when all observers have been told, even if one of them fails.
 *
 * @param caller the connection, to which nothing can be written any more
 * @param statusCode that of the peer's close frame, or what stands for the end (RFC 6455 section
 *     7.4.1), such as 1006
 * @param reason of the close frame; empty for none
 */
public record ConnectionClosed(Caller caller, int statusCode, String reason) {}
