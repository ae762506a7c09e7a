// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine.tyrus;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a connection, as far as a guard lets them through. What the guard refuses is
 * replaced, with all that follows, by a frame that tells why.
 */
final class GuardedInputStream extends ServletInputStream {

  private final ServletInputStream container;
  private final ConnectionInput in;
  private final FrameGuard guard;
  private final SuspendableReading reading;

  /** The beginning of a header of which more has to arrive before it is let through. */
  private final byte[] held = new byte[FrameGuard.HEADER];

  /** Bytes in {@link #held}. */
  private int holding;

  /** What comes in place of a refused frame; null as long as none has been refused. */
  private byte @Nullable [] refusal;

  /** Bytes of {@link #refusal} that have been read. */
  private int told;

  GuardedInputStream(ServletInputStream container, FrameGuard guard, SuspendableReading reading) {
    this.container = container;
    this.in = new ConnectionInput(container);
    this.guard = guard;
    this.reading = reading;
  }

  /** May return 0, which the engine is content with. */
  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (refusal != null) {
      return tell(refusal, bytes, offset, length);
    }
    if (length <= holding) {
      throw new IOException("Room for " + length + " bytes (expected: for a frame's header)");
    }
    int read = in.read(bytes, offset + holding, length - holding);
    return read < 0 ? read : pass(bytes, offset, holding + read, length);
  }

  /** What may be passed on moves to the front, ahead of the rest, which is held or dropped. */
  private int pass(byte[] bytes, int offset, int there, int length) {
    System.arraycopy(held, 0, bytes, offset, holding);
    int end = guard.pass(bytes, offset, offset + there);
    int passed = end - offset;
    HeaderFault fault = guard.fault();
    if (fault == null) {
      holding = there - passed;
      System.arraycopy(bytes, end, held, 0, holding);
      return passed;
    }
    holding = 0;
    if (!guard.drop(there - passed)) {
      return passed;
    }
    byte[] frame = fault.frame();
    refusal = frame;
    return passed + tell(frame, bytes, end, length - passed);
  }

  private int tell(byte[] frame, byte[] bytes, int offset, int length) {
    int part = Math.min(length, frame.length - told);
    System.arraycopy(frame, told, bytes, offset, part);
    told += part;
    return part;
  }

  /** Not in use: a header does not fit into one byte. */
  @Override
  public int read() throws IOException {
    throw new IOException("Room for one byte (expected: for a frame's header)");
  }

  /** With room for what is held: the engine reads as many bytes as it is told there are. */
  @Override
  public int available() throws IOException {
    if (refusal != null) {
      return refusal.length - told;
    }
    int more = in.available();
    return more == 0 ? 0 : holding + more;
  }

  /** Nothing is read any more once the refusal has been, and for as long as it is held up. */
  @Override
  public boolean isReady() {
    if (reading.stops()) {
      return false;
    }
    return refusal == null ? in.isReady() : told < refusal.length;
  }

  @Override
  public boolean isFinished() {
    return in.isFinished();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    ReadListener engine = new EngineListener(listener);
    reading.listen(this, engine);
    container.setReadListener(engine);
  }

  @Override
  public void close() throws IOException {
    container.close();
  }

  /** The connection has ended. */
  void end() {
    in.end();
  }
}
