// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client;

import io.pirouette.websocket.impl.client.protocol.FrameListener;
import io.pirouette.websocket.impl.client.protocol.Violation;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts fragments together, within limits, and passes on what control frames bring. For whoever has
 * the turn to read.
 */
final class Assembly implements FrameListener {

  /** More than any sensible server needs, and little enough not to be kept busy for ever. */
  private static final int MAX_FRAGMENTS = 65_536;

  private final Link link;
  private final long maxMessageSize;

  /** The message under way; null between messages. */
  private @Nullable StringBuilder text;

  /** The message under way; null between messages. */
  private @Nullable ByteArrayOutputStream binary;

  private long size;
  private int fragments;

  Assembly(Link link, long maxMessageSize) {
    this.link = link;
    this.maxMessageSize = maxMessageSize;
  }

  @Override
  public void text(String part, long bytes, boolean last) {
    count(bytes);
    StringBuilder begun = text;
    if (last && begun == null) {
      link.incoming().deliver(part, bytes);
    } else {
      begun = begun == null ? new StringBuilder() : begun;
      text = begun.append(part);
      if (last) {
        link.incoming().deliver(begun.toString(), size);
      }
    }
    endIf(last);
  }

  @Override
  public void binary(byte[] part, boolean last) {
    count(part.length);
    ByteArrayOutputStream begun = binary;
    if (last && begun == null) {
      link.incoming().deliver(part, part.length);
    } else {
      begun = begun == null ? new ByteArrayOutputStream() : begun;
      begun.writeBytes(part);
      binary = begun;
      if (last) {
        link.incoming().deliver(begun.toByteArray(), size);
      }
    }
    endIf(last);
  }

  private void count(long bytes) {
    size += bytes;
    if (size > maxMessageSize) {
      throw Violation.messageTooLarge(maxMessageSize);
    }
    if (++fragments > MAX_FRAGMENTS) {
      throw Violation.tooManyFragments(MAX_FRAGMENTS);
    }
  }

  private void endIf(boolean last) {
    if (last) {
      release();
    }
  }

  /** Forgets the message under way, if there is one. */
  void release() {
    text = null;
    binary = null;
    size = 0;
    fragments = 0;
  }

  @Override
  public long room() {
    return maxMessageSize - size;
  }

  @Override
  public long maxMessageSize() {
    return maxMessageSize;
  }

  @Override
  public void ping(byte[] payload) {
    link.pinged(payload);
  }

  @Override
  public void pong(byte[] payload) {
    link.ponged(payload);
  }

  @Override
  public void close(int statusCode, String reason) {
    link.peerClosed(statusCode, reason);
  }
}
