// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client.protocol;

/** Hears what the peer's frames bring, on the thread that reads, in order. */
public interface FrameListener {

  /** Text of a message, of which the last part ends it. */
  void text(String part, long bytes, boolean last);

  /** Bytes of a message, of which the last part ends it. */
  void binary(byte[] part, boolean last);

  void ping(byte[] payload);

  void pong(byte[] payload);

  /** The peer's close frame; 1005 if it had no code. */
  void close(int statusCode, String reason);

  /** How many bytes the message under way may still grow. */
  long room();

  /** The limit on a whole message, in bytes. */
  long maxMessageSize();
}
