// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

/**
 * Fired as a CDI event when a connection is open, before {@code onOpen} is called. Observers run on
 * the thread of {@code onOpen}.
 *
 * @param caller the connection
 */
public record ConnectionOpened(Caller caller) {}
