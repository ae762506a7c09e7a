// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.transport;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes over a connection, in clear or over TLS; neither method waits. */
public interface Transport {

  /**
   * Reads what has come. One thread at a time.
   *
   * @return how many bytes, 0 if nothing is there yet, -1 at the end of the stream, be it announced
   *     or not: only WebSocket's own close frame says that nothing is missing
   * @throws javax.net.ssl.SSLException if TLS was broken
   */
  int read(ByteBuffer target) throws IOException;

  /**
   * Whether {@link #read} may have something although the channel has not; asked by whoever may
   * read.
   */
  boolean hasReceived();

  /**
   * Sends as much as can go now; to be called again when the channel is writable while there is
   * something left or {@link #hasUnsent}. One thread at a time, not the one that reads.
   */
  void write(ByteBuffer source) throws IOException;

  /**
   * Why a write has failed: what the peer told before it ended the connection, if it did. Asked by
   * whoever may read.
   */
  IOException reason(IOException of);

  /** Whether bytes that were taken have not gone yet. */
  boolean hasUnsent();

  /** Nothing will be written any more: tells the peer, as far as that goes now. */
  void finish() throws IOException;

  /** The TCP connection beneath. */
  Wire wire();

  boolean isSecure();
}
