// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

/**
 * On which threads the remote methods of a {@link Service} run. Either way those of one connection
 * run strictly one after another, in the order of the events.
 */
public enum Dispatch {

  /**
   * On the container's threads, without any hand-over: the least work per message. A method that
   * blocks holds up nobody but its own peer, and one of the container's threads. In it, {@link
   * Caller#close(int, String, java.time.Duration)} does not wait.
   */
  INLINE,

  /**
   * On threads of their own, for methods that block: those of the container's {@code
   * ManagedExecutorService} where it has one, else virtual threads on Java 21 and later, else
   * threads of a pool of at most 200 for the whole deployment. A connection has such a thread only
   * while there is something to do. In it, {@link Caller#close(int, String, java.time.Duration)}
   * waits as it does elsewhere.
   *
   * <p>What arrives while a method runs waits: up to 64 messages, or up to the first that brings
   * their sizes to 1 MiB. Then the connection is not read any more until some of them are done, so
   * that the peer has to wait too. Pings and close frames behind them wait as well.
   */
  OFFLOADED
}
