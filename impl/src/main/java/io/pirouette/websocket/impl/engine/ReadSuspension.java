// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine;

/** Keeps the engine from reading what the peer sends. */
public interface ReadSuspension {

  /** The engine reads no more than it has at hand. Called by the thread that reads. */
  void pause();

  /** The engine reads on; called by any thread, which may have to read. */
  void resume();
}
