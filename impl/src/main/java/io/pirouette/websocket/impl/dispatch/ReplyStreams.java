// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.dispatch;

import io.pirouette.websocket.CloseFrame;
import io.pirouette.websocket.error.ConnectionException;
import io.pirouette.websocket.impl.binding.Payloads;
import io.pirouette.websocket.impl.session.ConnectionLog;
import io.pirouette.websocket.impl.session.SessionCaller;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The streams that one connection is being answered with. Any thread. */
public final class ReplyStreams {

  private final SessionCaller caller;
  private final Payloads payloads;
  private final Executor threads;
  private final Consumer<StreamFailure> failed;

  /** Those that have not ended. */
  private final Set<ReplyStream> running = ConcurrentHashMap.newKeySet(1);

  /** Set once, when nothing can be sent any more. */
  private volatile boolean ended;

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

  /** Begins to send a stream, an iterator's elements, or what a publisher publishes. */
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
    running.add(stream);
    stream.start();
    if (ended) {
      stream.cancel();
    }
  }

  /** Nothing can be sent any more: ends what is still running. */
  public void end() {
    ended = true;
    running.forEach(ReplyStream::cancel);
  }

  /** A stream has ended, in whatever way. */
  void remove(ReplyStream stream) {
    running.remove(stream);
  }

  /**
   * Sends an element.
   *
   * @return false if it was the last, for nothing can be sent behind it
   */
  boolean send(@Nullable Object element) {
    if (element instanceof CloseFrame frame) {
      Replies.close(caller, frame);
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
