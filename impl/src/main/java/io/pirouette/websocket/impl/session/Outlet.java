// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import io.pirouette.websocket.impl.engine.Opcode;

/**
 * Where the messages of a connection leave, one after the other, whichever thread they come from:
 * containers throw at threads that write at once. Its implementations differ in what becomes of a
 * message that cannot go at once.
 */
interface Outlet {

  /**
   * Sends a message.
   *
   * @param payload the user's, who may change it later
   * @param check throws if nothing is to be sent any more; called in the message's turn
   * @return false if there is no room for it, for which the connection is to be closed
   */
  boolean write(Opcode opcode, byte[] payload, Runnable check);

  /**
   * Sends a frame of the library's own, before any message that waits.
   *
   * @return false if that cannot be done now
   */
  boolean writeUrgently(Opcode opcode, byte[] payload, Runnable check);

  /** Sends at once what the container holds. */
  default void flushHeld() {}

  /** Sets whom to ask and tell, before the first message. */
  default void connect(WriteListener listener) {}

  /**
   * Runs something when all messages have gone, and while none can be sent.
   *
   * @return false if that took too long
   */
  boolean runAlone(Runnable action, long patienceNanos) throws InterruptedException;

  /** The same, if all messages have gone already. */
  boolean tryRunAlone(Runnable action);

  /** Whether this thread is handing a frame to the container. */
  boolean isWriting();

  /** Drops what has not begun to go. */
  default void clear() {}
}
