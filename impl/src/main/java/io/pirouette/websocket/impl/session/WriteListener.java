// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import io.pirouette.websocket.error.WebSocketException;

/** What a connection says, and is told, about what is written to it. */
public interface WriteListener {

  /** For a connection that has not opened yet. */
  WriteListener NOBODY =
      new WriteListener() {
        @Override
        public boolean isMoreComing() {
          return false;
        }

        @Override
        public void heldRepliesLost(WebSocketException failure) {}

        @Override
        public void closing() {}
      };

  /**
   * Whether this thread runs an event of the connection, and is known to run another one soon: what
   * they write may go out together.
   */
  boolean isMoreComing();

  /** What was held cannot be sent any more. */
  void heldRepliesLost(WebSocketException failure);

  /** Our close frame has gone, or there will be none. */
  void closing();
}
