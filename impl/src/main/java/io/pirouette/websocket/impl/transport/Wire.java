// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A TCP connection that never blocks, and the ways to wait for it: a platform thread that reads
 * waits on a selector of its own, without the way over another thread; every other wait goes by the
 * {@link Pump}.
 */
public final class Wire {

  private final SocketChannel channel;
  private final Watch watch;

  /** Given when the channel may be written, or read while there is no reader yet. */
  private final Semaphore ready = new Semaphore(0);

  /** Who hears of the channel once it is in use; until then whoever waits does. */
  private volatile @Nullable Reader reader;

  /** For the thread whose turn it is to read; touched by that one, and by nobody without a turn. */
  private @Nullable Selector own;

  /** For waking the reading thread; the same selector. */
  private volatile @Nullable Selector waiting;

  private volatile boolean closed;

  /** Set when the connection is made. */
  private volatile InetSocketAddress remoteAddress = new InetSocketAddress(0);

  /** Reads and flushes when no thread of the user does. On the pump's thread; must not wait. */
  public interface Reader {
    void readable(ByteBuffer scratch);

    void writable();

    /** See {@link Watch.Handler#tick}. */
    boolean tick();

    /** See {@link Watch.Handler#failed}. */
    void failed(Throwable cause);
  }

  Wire() throws IOException {
    channel = SocketChannel.open();
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      watch = Pump.watch(channel, new Events());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private final class Events implements Watch.Handler {

    @Override
    public void ready(int ops, ByteBuffer scratch) {
      Reader current = reader;
      if (current == null || (ops & SelectionKey.OP_WRITE) != 0) {
        ready.release();
      }
      if (current != null && (ops & SelectionKey.OP_WRITE) != 0) {
        current.writable();
      }
      if (current != null && (ops & SelectionKey.OP_READ) != 0) {
        current.readable(scratch);
      }
    }

    @Override
    public boolean tick() {
      Reader current = reader;
      return current == null || current.tick();
    }

    @Override
    public void failed(Throwable cause) {
      Reader current = reader;
      if (current != null) {
        current.failed(cause);
      }
      close();
    }
  }

  /** Begins to connect. */
  void connect(InetSocketAddress address) throws IOException {
    remoteAddress = address;
    channel.connect(address);
  }

  SocketChannel channel() {
    return channel;
  }

  /** From now on a reader hears of the channel. */
  public void attend(Reader newReader) {
    reader = newReader;
    watch.leave();
  }

  /** The reading thread has gone: the pump looks after the channel in a while. */
  public void leave() {
    watch.leave();
  }

  /**
   * The reader wants to hear when there is something to read.
   *
   * @param now whether there is something already, of which the channel does not know
   */
  public void wantRead(boolean now) {
    if (now) {
      watch.again();
    } else {
      watch.want(SelectionKey.OP_READ);
    }
  }

  /** The reader wants to hear when something can be written. */
  public void wantWrite() {
    watch.want(SelectionKey.OP_WRITE);
  }

  /**
   * Waits by the pump until an operation may go on.
   *
   * @return false if the deadline has passed
   */
  public boolean await(int operation, Deadline deadline) throws InterruptedException {
    // Left by a flush for which nobody has waited.
    ready.drainPermits();
    watch.want(operation);
    return closed || ready.tryAcquire(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
  }

  /** As {@link #await}, for a thread that wants to write. */
  public boolean awaitWritable(Deadline deadline) throws InterruptedException {
    return await(SelectionKey.OP_WRITE, deadline);
  }

  /**
   * Waits on the thread's own selector until there is something to read, or until the deadline, a
   * wake or an interrupt, which stays set.
   *
   * @param stop whether not to wait at all; who sets it wakes this thread
   */
  public void awaitReadable(Deadline deadline, BooleanSupplier stop) throws IOException {
    Selector selector = own;
    if (selector == null) {
      selector = SelectorPool.take();
      own = selector;
      channel.register(selector, SelectionKey.OP_READ);
      waiting = selector;
    }
    // Whoever sets either wakes the selector afterwards, if there is one already.
    if (!closed && !stop.getAsBoolean()) {
      selector.select(key -> {}, deadline.remainingMillis());
    }
  }

  /** Ends the reading thread's wait. */
  public void wakeReader() {
    Selector selector = waiting;
    if (selector != null) {
      selector.wakeup();
    }
  }

  /** Gives the reading thread's selector back; called by whoever has the turn to read. */
  public void releaseSelector() {
    Selector selector = own;
    if (selector != null) {
      waiting = null;
      own = null;
      SelectionKey key = channel.keyFor(selector);
      if (key != null) {
        key.cancel();
      }
      SelectorPool.give(selector);
    }
  }

  /** Makes the end abrupt: what has not gone yet is dropped, and the peer is told at once. */
  public void dropUnsent() throws IOException {
    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
  }

  /** Ends the connection and every wait for it. */
  public void close() {
    closed = true;
    try {
      channel.close();
    } catch (IOException e) {
      // The connection has ended, which is what was wanted.
    }
    ready.release();
    wakeReader();
    watch.cancel();
  }

  /** The far end, also of a connection that has ended. */
  public InetSocketAddress remoteAddress() {
    return remoteAddress;
  }

  public boolean isClosed() {
    return closed;
  }
}
