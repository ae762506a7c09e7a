// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.dispatch;

import io.pirouette.websocket.CloseFrame;
import io.pirouette.websocket.impl.session.SessionCaller;

/** What the methods of one connection answer with, on its way to the peer. Any thread. */
final class Replies {

  private final SessionCaller caller;
  private final ReplyStreams streams;

  Replies(SessionCaller caller, ReplyStreams streams) {
    this.caller = caller;
    this.streams = streams;
  }

  SessionCaller caller() {
    return caller;
  }

  /** Closes; a close frame that was sent before makes this one superfluous. */
  void close(CloseFrame frame) {
    caller.closing().closeWith(frame.statusCode(), frame.reason());
  }

  /** Begins to send a stream. */
  void stream(Object source) {
    streams.start(source);
  }
}
