// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.dispatch;

import io.pirouette.websocket.CloseFrame;
import io.pirouette.websocket.error.ConnectionException;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.binding.Payloads;
import io.pirouette.websocket.impl.session.ConnectionLog;
import io.pirouette.websocket.impl.session.SessionCaller;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The streams that one connection is being answered with. Any thread. */
public final class ReplyStreams {

  /** One connection must not hold all threads there are. */
  private static final int MAX_HOLDING = 16;

  private static final int MAX_STREAMS = 1000;

  private final SessionCaller caller;
  private final Payloads payloads;
  private final Executor threads;
  private final Consumer<StreamFailure> failed;

  /** Null while there was none: most connections never have one. Guarded by this object. */
  private @Nullable Streams streams;

  /** Set once, under this object's monitor, when nothing can be sent any more. */
  private volatile boolean ended;

  /** The streams of a connection that has some. Guarded by its owner's monitor. */
  private static final class Streams {

    /** Those that have begun and not ended. */
    private final Set<ReplyStream> running = new HashSet<>();

    /** Those that begin when others, which hold threads, have ended. */
    private final Queue<ReplyStream> waiting = new ArrayDeque<>();

    /** How many of those that have begun may hold a thread each. */
    private int holding;

    void begin(ReplyStream stream) {
      running.add(stream);
      if (stream.holdsThread()) {
        holding++;
      }
    }

    /** The one that begins instead of one that has ended; null if there is none. */
    @Nullable ReplyStream replace(ReplyStream stream) {
      if (!running.remove(stream) || !stream.holdsThread()) {
        return null;
      }
      holding--;
      ReplyStream next = waiting.poll();
      if (next != null) {
        begin(next);
      }
      return next;
    }

    List<ReplyStream> beginWaiting() {
      List<ReplyStream> unbegun = List.copyOf(waiting);
      waiting.clear();
      unbegun.forEach(this::begin);
      return unbegun;
    }
  }

  /**
   * No streams yet.
   *
   * @param threads where they are drawn from, and may block
   * @param failed told of streams that fail; the connection is to be closed then
   */
  public ReplyStreams(
      SessionCaller caller, Payloads payloads, Executor threads, Consumer<StreamFailure> failed) {
    this.caller = caller;
    this.payloads = payloads;
    this.threads = threads;
    this.failed = failed;
  }

  /**
   * Begins to send a stream, an iterator's elements, or what a publisher publishes.
   *
   * @throws WebSocketException if there are too many already
   */
  @SuppressWarnings("unchecked") // elements are objects, whatever they are
  void start(Object source) {
    ReplyStream stream;
    if (source instanceof Flow.Publisher<?> publisher) {
      stream = new PublishedStream(this, threads, (Flow.Publisher<Object>) publisher);
    } else if (source instanceof Stream<?> elements) {
      stream = new PulledStream(this, threads, elements::iterator, elements);
    } else {
      stream =
          new PulledStream(
              this,
              threads,
              () -> (Iterator<?>) source,
              source instanceof AutoCloseable resource ? resource : () -> {});
    }
    add(stream);
  }

  private void add(ReplyStream stream) {
    boolean begins;
    boolean tooMany;
    synchronized (this) {
      Streams all = streams == null ? new Streams() : streams;
      streams = all;
      tooMany = all.running.size() + all.waiting.size() >= MAX_STREAMS;
      begins = ended || tooMany || !stream.holdsThread() || all.holding < MAX_HOLDING;
      if (begins) {
        all.begin(stream);
      } else {
        all.waiting.add(stream);
      }
    }
    if (ended || tooMany) {
      // Only to be closed.
      stream.cancel();
    }
    if (begins) {
      stream.start();
    }
    if (tooMany) {
      throw new WebSocketException("More than " + MAX_STREAMS + " streams on one connection");
    }
  }

  /** Nothing can be sent any more: ends what is still running. */
  public void end() {
    List<ReplyStream> unbegun = List.of();
    List<ReplyStream> all = List.of();
    synchronized (this) {
      ended = true;
      if (streams != null) {
        unbegun = streams.beginWaiting();
        all = List.copyOf(streams.running);
      }
    }
    all.forEach(ReplyStream::cancel);
    // Only to be closed.
    unbegun.forEach(ReplyStream::start);
  }

  /** A stream has ended, in whatever way. */
  void remove(ReplyStream stream) {
    ReplyStream next;
    synchronized (this) {
      next = streams == null ? null : streams.replace(stream);
    }
    if (next != null) {
      next.start();
    }
  }

  /**
   * Sends an element.
   *
   * @return false if it was the last, for nothing can be sent behind it
   */
  boolean send(@Nullable Object element) {
    if (element instanceof CloseFrame frame) {
      caller.closing().closeWith(frame.statusCode(), frame.reason());
      return false;
    }
    try {
      payloads.writeElement(caller, element);
      return true;
    } catch (ConnectionException e) {
      ConnectionLog.debug(
          "A stream has ended with its connection (connection " + caller.getConnectionId() + ")",
          e);
      return false;
    }
  }

  /** A stream has failed. */
  void fail(StreamFailure failure) {
    if (!ended) {
      failed.accept(failure);
    }
  }
}
