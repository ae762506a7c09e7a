// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;

/** What a server answers to a client's first message, for a test that sends no more than that. */
final class TlsFirstFlight {

  private static final int RECORD_HEADER = 5;

  private TlsFirstFlight() {}

  /** Reads the client's first message; sends nothing. */
  static byte[] of(TlsConnection connection) throws IOException {
    SSLEngine engine = connection.context().createSSLEngine();
    engine.setUseClientMode(false);
    engine.setEnabledProtocols(connection.protocols());
    ByteBuffer flight = ByteBuffer.allocate(4 * engine.getSession().getPacketBufferSize());
    ByteBuffer nothing = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
    engine.unwrap(ByteBuffer.wrap(readRecord(connection)), nothing);
    while (true) {
      switch (engine.getHandshakeStatus()) {
        case NEED_TASK -> engine.getDelegatedTask().run();
        case NEED_WRAP -> engine.wrap(nothing.flip(), flight);
        default -> {
          return Arrays.copyOf(flight.array(), flight.position());
        }
      }
    }
  }

  /** The next record as it arrives. */
  static byte[] readRecord(TlsConnection connection) throws IOException {
    DataInputStream in = new DataInputStream(connection.raw().getInputStream());
    byte[] header = new byte[RECORD_HEADER];
    in.readFully(header);
    ByteBuffer record = ByteBuffer.wrap(header);
    int length = record.getChar(3);
    byte[] whole = Arrays.copyOf(header, RECORD_HEADER + length);
    in.readFully(whole, RECORD_HEADER, length);
    return whole;
  }
}
