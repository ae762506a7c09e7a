// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.dispatch;

/** A stream on its way to the peer. */
interface ReplyStream {

  /** Begins. */
  void start();

  /** Whether it may hold a thread for as long as it lasts. */
  boolean holdsThread();

  /** Sends nothing more, and lets go of the source; called by any thread, does not wait. */
  void cancel();
}
