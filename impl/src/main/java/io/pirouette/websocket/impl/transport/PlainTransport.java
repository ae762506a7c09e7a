// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.transport;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes as they are. */
record PlainTransport(Wire wire) implements Transport {

  @Override
  public int read(ByteBuffer target) throws IOException {
    return wire.channel().read(target);
  }

  @Override
  public void write(ByteBuffer source) throws IOException {
    wire.channel().write(source);
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
