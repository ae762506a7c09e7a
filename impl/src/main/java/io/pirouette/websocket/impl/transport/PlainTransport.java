// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.transport;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes as they are. */
record PlainTransport(Wire wire) implements Transport {

  private static final int PIECE = 131_072;

  @Override
  public int read(ByteBuffer target) throws IOException {
    return wire.channel().read(target);
  }

  @Override
  public boolean hasReceived() {
    return false;
  }

  /** In pieces, for the JDK copies all that it is given, whether or not all of it can go. */
  @Override
  public void write(ByteBuffer source) throws IOException {
    int limit = source.limit();
    boolean all = true;
    while (all && source.position() < limit) {
      source.limit(Math.min(limit, source.position() + PIECE));
      wire.channel().write(source);
      all = !source.hasRemaining();
      source.limit(limit);
    }
  }

  @Override
  public IOException reason(IOException of) {
    return of;
  }

  @Override
  public boolean hasUnsent() {
    return false;
  }

  @Override
  public void finish() throws IOException {
    wire.channel().shutdownOutput();
  }

  @Override
  public boolean isSecure() {
    return false;
  }
}
