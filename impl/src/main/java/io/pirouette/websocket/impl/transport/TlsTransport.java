// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.transport;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Bytes over TLS, with an engine of the JDK between them and the channel. */
final class TlsTransport implements Transport {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Wire wire;
  private final SSLEngine engine;

  /** Received and not decrypted yet; in the state for reading from the channel. */
  private ByteBuffer received;

  /** What was received is the beginning of a record, and of no use without the rest. */
  private boolean incomplete;

  /** Decrypted and not fetched yet; in the state for being fetched. */
  private ByteBuffer decrypted;

  /** Held while bytes are encrypted: the reading thread may have to answer the peer's TLS. */
  private final ReentrantLock encrypting = new ReentrantLock();

  /** Encrypted and not sent yet, guarded by {@link #encrypting}; in the state for being sent. */
  private ByteBuffer encrypted;

  /** Found by a read that had bytes to return first; null until then. Of whoever may read. */
  private @Nullable IOException failure;

  private TlsTransport(Wire wire, SSLEngine engine) {
    this.wire = wire;
    this.engine = engine;
    int packet = engine.getSession().getPacketBufferSize();
    received = ByteBuffer.allocate(packet);
    encrypted = ByteBuffer.allocate(packet).flip();
    decrypted = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize()).flip();
  }

  static TlsTransport over(Wire wire, SSLEngine engine, HandshakeTasks tasks, Deadline deadline)
      throws IOException, InterruptedException {
    TlsTransport transport = new TlsTransport(wire, engine);
    try {
      transport.handshake(tasks, deadline);
    } catch (SSLException e) {
      transport.sendAlert();
      throw e;
    } catch (IOException e) {
      throw transport.reason(e);
    }
    return transport;
  }

  private void handshake(HandshakeTasks tasks, Deadline deadline)
      throws IOException, InterruptedException {
    engine.beginHandshake();
    while (true) {
      switch (engine.getHandshakeStatus()) {
        case NEED_WRAP -> {
          write(NOTHING);
          while (hasUnsent()) {
            await(SelectionKey.OP_WRITE, deadline);
            write(NOTHING);
          }
        }
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
          if (!unwrap()) {
            fill(deadline);
          }
        }
        case NEED_TASK -> tasks.run(deadline);
        default -> {
          return;
        }
      }
    }
  }

  /** Tells the peer what was wrong, as far as that goes now (RFC 8446 section 6.2). */
  private void sendAlert() {
    try {
      write(NOTHING);
    } catch (IOException e) {
      // The connection has failed already.
    }
  }

  @Override
  public IOException reason(IOException of) {
    if (of instanceof SSLException || of instanceof SocketTimeoutException) {
      return of;
    }
    encrypting.lock();
    try {
      while (wire.channel().read(received) > 0) {
        do {
          HandshakeTasks.run(engine);
          while (owesHandshake() && wrap(NOTHING)) {
            // The engine takes nothing in before it is rid of what it has to say.
          }
        } while (unwrap());
      }
    } catch (SSLException alert) {
      alert.addSuppressed(of);
      return alert;
    } catch (IOException e) {
      // That the connection has ended is known.
    } finally {
      encrypting.unlock();
    }
    return of;
  }

  private void fill(Deadline deadline) throws IOException, InterruptedException {
    int count = wire.channel().read(received);
    if (count < 0) {
      throw new SSLException("The peer ended the connection during the TLS handshake");
    }
    if (count == 0) {
      await(SelectionKey.OP_READ, deadline);
    }
  }

  private void await(int operation, Deadline deadline) throws IOException, InterruptedException {
    if (!wire.await(operation, deadline)) {
      throw new SocketTimeoutException();
    }
    if (wire.isClosed()) {
      throw new SSLException("The connection was closed during the TLS handshake");
    }
  }

  /** Decrypts one record; false if that needs more bytes from the channel. */
  private boolean unwrap() throws SSLException {
    received.flip();
    decrypted.compact();
    try {
      SSLEngineResult result = engine.unwrap(received, decrypted);
      incomplete = result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW;
      switch (result.getStatus()) {
        case BUFFER_OVERFLOW -> {
          int size = engine.getSession().getApplicationBufferSize() + decrypted.position();
          decrypted = ByteBuffer.allocate(size).put(decrypted.flip());
          return true;
        }
        case BUFFER_UNDERFLOW -> {
          return false;
        }
        default -> {
          return result.bytesConsumed() > 0 || result.bytesProduced() > 0 || hasMoreToDo(result);
        }
      }
    } finally {
      received.compact();
      if (!received.hasRemaining()) {
        received =
            ByteBuffer.allocate(
                    Math.max(2 * received.capacity(), engine.getSession().getPacketBufferSize()))
                .put(received.flip());
      }
      decrypted.flip();
    }
  }

  private static boolean hasMoreToDo(SSLEngineResult result) {
    HandshakeStatus status = result.getHandshakeStatus();
    return status == HandshakeStatus.NEED_TASK || status == HandshakeStatus.NEED_WRAP;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (failure != null) {
      throw failure;
    }
    int before = target.position();
    try {
      return decrypt(target);
    } catch (IOException e) {
      if (e instanceof SSLException) {
        sendAlert();
      }
      if (target.position() == before) {
        throw e;
      }
      failure = e;
      return target.position() - before;
    }
  }

  private int decrypt(ByteBuffer target) throws IOException {
    int before = target.position();
    while (target.hasRemaining()) {
      if (decrypted.hasRemaining()) {
        fetch(target);
      } else if (!unwrapAndAnswer()) {
        int count = engine.isInboundDone() ? -1 : wire.channel().read(received);
        if (count <= 0) {
          return target.position() > before ? target.position() - before : count;
        }
      }
    }
    return target.position() - before;
  }

  private void fetch(ByteBuffer target) {
    int length = Math.min(decrypted.remaining(), target.remaining());
    target.put(decrypted.slice().limit(length));
    decrypted.position(decrypted.position() + length);
  }

  @Override
  public boolean hasReceived() {
    return decrypted.hasRemaining()
        || (received.position() > 0 && !incomplete)
        || engine.isInboundDone()
        || failure != null;
  }

  /** Also does what TLS wants to be done after its handshake, such as an update of the keys. */
  private boolean unwrapAndAnswer() throws IOException {
    boolean progress = received.position() > 0 && unwrap();
    switch (engine.getHandshakeStatus()) {
      case NEED_TASK -> HandshakeTasks.run(engine);
      case NEED_WRAP -> {
        if (!engine.isInboundDone()) {
          write(NOTHING);
        }
        if (hasUnsent()) {
          wire.wantWrite();
        }
      }
      default -> {}
    }
    return progress && !engine.isInboundDone() || decrypted.hasRemaining();
  }

  @Override
  public void write(ByteBuffer source) throws IOException {
    encrypting.lock();
    try {
      flush();
      boolean handshaking = source == NOTHING;
      boolean progress = true;
      while (progress
          && !encrypted.hasRemaining()
          && (source.hasRemaining() || handshaking || owesHandshake())) {
        progress = wrap(source);
        handshaking = false;
        flush();
      }
    } finally {
      encrypting.unlock();
    }
  }

  /** Several records may be due in a row, and each wrap makes one. */
  private boolean owesHandshake() {
    return !engine.isInboundDone() && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP;
  }

  /** Encrypts one record; false if TLS has to hear from the peer first. */
  private boolean wrap(ByteBuffer source) throws SSLException {
    encrypted.clear();
    try {
      SSLEngineResult result = engine.wrap(source, encrypted);
      if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
        encrypted = ByteBuffer.allocate(2 * encrypted.capacity());
        return true;
      } else if (result.getStatus() == SSLEngineResult.Status.CLOSED && source.hasRemaining()) {
        throw new SSLException("TLS has been closed");
      }
      return result.bytesConsumed() > 0 || result.bytesProduced() > 0;
    } finally {
      encrypted.flip();
    }
  }

  private void flush() throws IOException {
    if (encrypted.hasRemaining()) {
      wire.channel().write(encrypted);
    }
  }

  @Override
  public boolean hasUnsent() {
    encrypting.lock();
    try {
      return encrypted.hasRemaining();
    } finally {
      encrypting.unlock();
    }
  }

  @Override
  public void finish() throws IOException {
    engine.closeOutbound();
    write(NOTHING);
    if (!hasUnsent()) {
      wire.channel().shutdownOutput();
    }
  }

  @Override
  public Wire wire() {
    return wire;
  }

  @Override
  public boolean isSecure() {
    return true;
  }
}
