// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.errand;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Client;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.error.WebSocketException;
import java.time.Duration;

/** Passes on what the peer says, and what the backend says, whoever of them speaks first. */
public class TokenRelay implements Service {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Client backend;

  /** The end of the client is then no news. */
  private volatile boolean peerHasGone;

  TokenRelay(Client backend) {
    this.backend = backend;
  }

  public void onOpen(Caller caller) {
    new Thread(() -> passBack(caller), "token-relay").start();
  }

  public void onTextMessage(String text) {
    backend.writeTextMessage(text);
  }

  public void onBinaryMessage(byte[] data) {
    backend.writeBinaryMessage(data);
  }

  /** The read that waits ends, and the thread with it. */
  public void onClose(int statusCode) {
    peerHasGone = true;
    backend.close();
  }

  private void passBack(Caller caller) {
    try {
      while (true) {
        caller.writeMessage(backend.readMessage());
      }
    } catch (WebSocketException e) {
      if (!peerHasGone) {
        end(caller);
      }
    }
  }

  private void end(Caller caller) {
    try {
      caller.close(1011, "the backend has gone", PATIENCE);
    } catch (WebSocketException e) {
      // The peer has gone first.
    }
    backend.close();
  }
}
