// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.Socket;

/** A TCP connection of whose TLS records one can take hold. */
final class TlsSocket extends Socket {

  /** A type of record, in TLS 1.2 visible at all times. */
  static final int ALERT = 21;

  private static final int RECORD_HEADER = 5;

  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private boolean holds;
  private boolean spoilt;

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new FilterOutputStream(super.getOutputStream()) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        (holds ? held : out).write(bytes, offset, length);
      }
    };
  }

  /** From now on what is written does not go. */
  void hold() {
    holds = true;
  }

  /** What was held, which is then not sent. */
  byte[] takeHeld() {
    holds = false;
    byte[] bytes = held.toByteArray();
    held.reset();
    return bytes;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(super.getInputStream()) {
      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        if (spoilt) {
          spoilt = false;
          in = new SequenceInputStream(new ByteArrayInputStream(badRecord()), in);
        }
        int count = super.read(bytes, offset, length);
        received.write(bytes, offset, Math.max(0, count));
        return count;
      }
    };
  }

  /** Puts a record that nobody has encrypted before what is received next. */
  void spoil() {
    spoilt = true;
  }

  /** Application data, as they say. */
  static byte[] badRecord() {
    byte[] record = new byte[RECORD_HEADER + 64];
    record[0] = 23;
    record[1] = 3;
    record[2] = 3;
    record[4] = 64;
    return record;
  }

  /** The type of the last record that was received, as far as it is not hidden. */
  int typeOfLastRecord() {
    byte[] bytes = received.toByteArray();
    int last = 0;
    for (int at = 0; at < bytes.length; at += RECORD_HEADER + length(bytes, at)) {
      last = at;
    }
    return bytes[last];
  }

  private static int length(byte[] bytes, int record) {
    return (bytes[record + 3] & 0xff) << 8 | bytes[record + 4] & 0xff;
  }
}
