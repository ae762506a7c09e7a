// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.dispatch;

/**
 * Why a stream that a method has returned cannot be sent to its end.
 *
 * @param cause what was thrown, or published as the error
 * @param announced whether the source said so, in a way that is meant for the peer
 */
public record StreamFailure(Throwable cause, boolean announced) {}
