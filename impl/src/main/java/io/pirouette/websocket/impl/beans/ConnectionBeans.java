// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.beans;

import io.pirouette.websocket.Caller;

/** The beans of one connection, from its upgrade to its end. */
public interface ConnectionBeans {

  /** Whether there may be any, and somebody to tell of the connection. */
  boolean arePossible();

  /** From now on, what the thread does is done for the connection. */
  Presence enter();

  /** The connection is open: tells who observes that. Called within {@link #enter}. */
  void opened(Caller caller);

  /** The connection has ended: tells who observes that, and destroys its beans. */
  void closed(int statusCode, String reason);

  /** Destroys the beans of a connection that has not come about. */
  void close();

  /** That what a thread does is done for a connection. */
  @FunctionalInterface
  interface Presence {

    /** What the thread does next is not done for the connection. */
    void leave();
  }
}
