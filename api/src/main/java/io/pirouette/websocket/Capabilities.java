// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

/**
 * What the library can do on the container that it runs in. The standard API of Jakarta WebSocket
 * shows no frames; on containers that the library knows it sees them by other means. Logged once
 * when an application is deployed; at run time {@link Caller#getCapabilities()} has it, and in a
 * servlet container the attribute of the {@code ServletContext} that is named like this class.
 *
 * @param engine the WebSocket engine, for people
 * @param pings whether {@code onPing} is called, and keeps the container from answering
 * @param frameLimits whether {@link ServiceConfiguration#maxFrameSize()} is enforced on what
 *     arrives, and frames that the protocol forbids are refused
 * @param closeAnswers whether the connection is still open in {@code onClose}, which may answer the
 *     peer's close frame
 * @param closingHandshake whether {@link Caller#close(int, String, java.time.Duration)} waits for
 *     the peer's close frame
 * @param readSuspension whether reading stops, without holding a thread, while the inbox of a
 *     {@link Dispatch#OFFLOADED} connection is full
 * @param asynchronousWrites whether a {@link SlowConsumerPolicy} that does not wait has an effect
 * @param batchedReplies whether the replies to messages that have arrived together are sent
 *     together
 */
public record Capabilities(
    String engine,
    boolean pings,
    boolean frameLimits,
    boolean closeAnswers,
    boolean closingHandshake,
    boolean readSuspension,
    boolean asynchronousWrites,
    boolean batchedReplies) {}
