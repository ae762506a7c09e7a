// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.transport;

import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** One channel as the pump sees it. What is asked for is reported once, and asked for anew. */
public final class Watch {

  private final Pump pump;
  private final SocketChannel channel;
  private final Handler handler;

  /** The operations that are asked for and not reported yet. */
  private final AtomicInteger wanted = new AtomicInteger();

  private final AtomicBoolean cancelled = new AtomicBoolean();

  private volatile boolean again;

  /** Set when the channel's reader has left. */
  private volatile boolean left;

  /** Hears of the channel, on the pump's thread, and must not wait. */
  public interface Handler {

    /**
     * The channel is ready, or broken: the operation itself will tell.
     *
     * @param scratch to read into, until the return
     */
    void ready(int ops, ByteBuffer scratch);

    /**
     * Some time has passed since the reader left.
     *
     * @return whether nothing more is to be told of it
     */
    boolean tick();

    /** The watching has failed, and the channel with it. */
    void failed(Throwable cause);
  }

  Watch(Pump pump, SocketChannel channel, Handler handler) {
    this.pump = pump;
    this.channel = channel;
    this.handler = handler;
  }

  /** Asks to be told when the channel is ready for some operations, once. */
  public void want(int ops) {
    int before = wanted.getAndUpdate(already -> already | ops);
    if ((before & ops) != ops) {
      pump.change(this);
    }
  }

  /** Is told soon that there is something to read, whatever the channel says. */
  public void again() {
    again = true;
    pump.change(this);
  }

  /** The channel's reader has left: {@link Handler#tick} is called from now on. */
  public void leave() {
    left = true;
    pump.change(this);
  }

  /** Watches no longer; the channel is closed. */
  public void cancel() {
    if (cancelled.compareAndSet(false, true)) {
      pump.forget(this);
    }
  }

  void ready(int ops, ByteBuffer scratch) {
    wanted.getAndUpdate(already -> already & ~ops);
    handler.ready(ops, scratch);
  }

  /** Whatever goes wrong with one channel is no concern of the others. */
  void fail(Throwable cause) {
    handler.failed(cause);
  }

  boolean tick() {
    // First, for the handler may be asked for ticks again while it says that it wants none.
    left = false;
    boolean done = cancelled.get() || handler.tick();
    if (!done) {
      left = true;
    }
    return !left;
  }

  /** Makes the selector watch for what is wanted; says whether ticks are wanted. */
  boolean apply(Selector selector, ByteBuffer scratch) {
    if (cancelled.get()) {
      return false;
    }
    if (again) {
      again = false;
      handler.ready(SelectionKey.OP_READ, scratch);
    }
    try {
      SelectionKey key = channel.keyFor(selector);
      if (key == null) {
        key = channel.register(selector, 0, this);
      }
      if (key.isValid()) {
        key.interestOpsOr(wanted.get());
      }
    } catch (ClosedChannelException | CancelledKeyException e) {
      // Closed meanwhile: whoever did it cancels this watch too.
    }
    return left;
  }
}
