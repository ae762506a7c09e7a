// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

/**
 * What was measured in one round.
 *
 * @param perSecond messages
 * @param p50 microseconds from the question to the answer
 * @param p99 the same
 */
record EchoRound(double perSecond, double p50, double p99) {}
