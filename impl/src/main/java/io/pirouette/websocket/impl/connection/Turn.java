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
   * The last event of the reading thread: the peer's close frame, which the container must not act
   * on before it has run.
   *
   * @param acceptance has the container act on it
   * @return true if that is done later, by the acceptance; false if the event has run, and the
   *     container is to go on
   */
  boolean takeLast(Runnable event, Runnable acceptance);

  /** Whether reading waits for an event. */
  boolean isReadingHeldUp();

  /** Whether this thread runs an event, and is known to run another one soon. */
  boolean isMoreComing();

  /** Our close frame has gone: nothing is delivered any more, but the peer's has to be read. */
  void closing();
}
