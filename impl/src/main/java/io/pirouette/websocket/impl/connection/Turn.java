// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.connection;

/**
 * Lets the events of one connection run one at a time. Messages come from the reading thread, one
 * after the other; the end of a connection may be reported by any thread.
 */
interface Turn {

  /**
   * The first event of all. The preparation lets messages come; it runs on this thread, and those
   * that come meanwhile wait for the event.
   */
  void takeFirst(Runnable preparation, Runnable event);

  /**
   * An event of the reading thread, to run after those before it.
   *
   * @param bytes the memory that it holds on to, about
   */
  void take(Runnable event, int bytes);

  /** An event of any thread, which is not kept waiting. */
  void takeOrLeave(Runnable event);

  /**
   * The last event of the reading thread, if others are still to run: the peer's close frame, which
   * the container must not act on before.
   *
   * @return false if nothing is to run before it, or if the thread has waited for that; the event
   *     is not taken then
   */
  boolean takeLast(Runnable event);

  /** Our close frame has gone: nothing is delivered any more, but the peer's has to be read. */
  void closing();
}
