// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client;

import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.PingPongService;
import io.pirouette.websocket.UpgradeResponse;
import io.pirouette.websocket.error.AuthException;
import io.pirouette.websocket.error.ConnectionClosureException;
import io.pirouette.websocket.error.ConnectionException;
import io.pirouette.websocket.error.HandshakeTimedOutException;
import io.pirouette.websocket.error.InvalidHandshakeException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.ReadTimedOutException;
import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.error.WriteTimedOutException;
import io.pirouette.websocket.impl.client.upgrade.ServerAddress;
import io.pirouette.websocket.impl.client.upgrade.Upgraded;
import io.pirouette.websocket.impl.session.CloseRules;
import io.pirouette.websocket.impl.transport.Deadline;
import jakarta.websocket.CloseReason.CloseCodes;
import java.lang.ref.Cleaner;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The links of one client: one after the other, if lost connections are to be replaced. The thread
 * that notices a loss makes the next link; others wait for it.
 */
final class Links implements OpenClients.Member {

  /** The least time that a write in progress gets to end before a close frame. */
  private static final Duration LEAST_PATIENCE = Duration.ofSeconds(1);

  private final ClientConfiguration configuration;
  private final Reconnection reconnection;
  private final @Nullable PingPongEvents events;

  /** Held while a link is made. */
  private final ReentrantLock connecting = new ReentrantLock();

  /** Set under {@link #connecting}; null until the first connection is made. */
  private volatile @Nullable Link current;

  /** The last answer of a server that did not let the client in again; null before. */
  private volatile @Nullable UpgradeResponse refusal;

  /** Set under {@link #connecting}: no connection came about, and none will be tried again. */
  private volatile boolean failed;

  private volatile boolean closed;

  /** Ends the links when nobody holds the client any more; keeps this and all that it refers to. */
  private volatile Cleaner.@Nullable Cleanable abandonment;

  /** There is nothing to be done when nobody holds the client. */
  private volatile boolean released;

  private final ClassLoader application =
      Objects.requireNonNullElse(
          Thread.currentThread().getContextClassLoader(), ClassLoader.getSystemClassLoader());

  Links(String url, ClientConfiguration configuration, BlockingClient client) {
    this.configuration = configuration;
    PingPongService handler = configuration.pingPongHandler();
    this.reconnection = new Reconnection(ServerAddress.of(url), configuration);
    this.events = handler == null ? null : new PingPongEvents(handler, client);
  }

  /** Makes the first link. */
  void connect() {
    connecting.lock();
    try {
      OpenClients.add(this);
      make(Deadline.never());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WebSocketException(Phase.CONNECT, "Interrupted while connecting", e);
    } catch (LinkEnded e) {
      throw e.error();
    } finally {
      if (current == null) {
        OpenClients.remove(this);
      }
      connecting.unlock();
    }
  }

  private boolean make(Deadline deadline) throws InterruptedException {
    Upgraded upgraded = reconnection.connect(deadline);
    if (upgraded == null) {
      return false;
    }
    Link link = linkOver(upgraded);
    current = link;
    // Not before the link is complete and known: from now on the pump and the handler may call.
    link.start();
    if (closed) {
      link.lost(null);
    }
    return true;
  }

  private Link linkOver(Upgraded upgraded) {
    try {
      return new Link(upgraded, configuration, events, this::forgetIfOver);
    } catch (RuntimeException | Error e) {
      upgraded.transport().wire().close();
      throw e;
    }
  }

  /** A link has ended; there may be another one. */
  private void forgetIfOver() {
    if (!reconnection.isWanted()) {
      OpenClients.remove(this);
      release();
    }
  }

  Link current() {
    Link link = current;
    if (link == null) {
      throw new IllegalStateException("not connected yet");
    }
    return link;
  }

  UpgradeResponse response() {
    UpgradeResponse refused = refusal;
    return refused == null ? current().response() : refused;
  }

  /** What is done with a link, and with the next one if that is lost. */
  @FunctionalInterface
  interface Work<T> {
    T with(Link link) throws InterruptedException;
  }

  /**
   * Works on the current link, and on the next ones as long as they are lost.
   *
   * @param phase reading or writing, for what the caller is told if no link comes in time
   */
  <T> T work(Phase phase, Deadline deadline, Work<T> work) throws InterruptedException {
    while (true) {
      Link link = current();
      try {
        return work.with(link);
      } catch (LinkEnded e) {
        Ending ending = link.ending();
        boolean lost = ending != null && ending.mayBeRetried();
        if (!lost || closed || !reconnection.isWanted()) {
          throw e;
        }
        replace(link, deadline, phase);
      }
    }
  }

  /** A message has come over the current link. */
  void haveBeenOfUse() {
    reconnection.forget();
  }

  private void replace(Link lost, Deadline deadline, Phase phase) throws InterruptedException {
    if (!connecting.tryLock(deadline.remainingNanos(), TimeUnit.NANOSECONDS)) {
      throw timedOut(phase);
    }
    try {
      if (failed) {
        throw new LinkEnded(connectionFailure(phase));
      }
      if (current == lost && !make(deadline)) {
        throw timedOut(phase);
      }
    } catch (InvalidHandshakeException e) {
      refusal = e.response();
      failed = true;
      throw e;
    } catch (ConnectionException | HandshakeTimedOutException | SslException | AuthException e) {
      failed = true;
      throw e;
    } finally {
      connecting.unlock();
    }
  }

  private static WebSocketException timedOut(Phase phase) {
    return phase == Phase.WRITE
        ? new WriteTimedOutException("Write timed out")
        : new ReadTimedOutException("Read timed out");
  }

  private static WebSocketException connectionFailure(Phase phase) {
    String message = "WebSocket connection failure";
    return phase == Phase.WRITE
        ? new ConnectionException(Phase.WRITE, message, null)
        : new ConnectionClosureException(message, 1006, "");
  }

  @Override
  public ClassLoader application() {
    return application;
  }

  @Override
  public void goAway() {
    end();
    Link link = current;
    if (link != null && link.ending() == null) {
      link.goAway();
    }
  }

  @Override
  public void abort() {
    end();
    Link link = current;
    if (link != null) {
      link.abort(null);
    }
    release();
  }

  @Override
  public boolean hasEnded() {
    Link link = current;
    return link == null || link.ending() != null;
  }

  /** Nobody holds the client any more. */
  void abandon() {
    if (!released) {
      goAway();
    }
  }

  void goesAwayWith(Cleaner.Cleanable cleanable) {
    abandonment = cleanable;
    if (hasEnded() && !reconnection.isWanted()) {
      release();
    }
  }

  /** There will be no other link. */
  private void end() {
    closed = true;
    reconnection.end();
    OpenClients.remove(this);
  }

  /**
   * The end is known: nothing has to be done any more when the client is forgotten, and the cleaner
   * does not hold what belongs to an application.
   */
  private void release() {
    released = true;
    Cleaner.Cleanable cleanable = abandonment;
    if (cleanable != null) {
      cleanable.clean();
    }
  }

  /** Closes the current link, and makes no other. */
  void close(int statusCode, String reason, Duration timeout) throws InterruptedException {
    end();
    Link link = current();
    Duration sending = timeout.compareTo(LEAST_PATIENCE) > 0 ? timeout : LEAST_PATIENCE;
    Link.Closing closing;
    try {
      closing = link.close(statusCode, reason, Deadline.in(sending), Deadline.in(timeout));
    } finally {
      release();
    }
    switch (closing) {
      case ANSWERED -> checkAnswer(link, statusCode);
      case CLOSED_BEFORE ->
          throw new LinkEnded(
              link.ownClosure(
                  link.isClosedByThisEnd()
                      ? "Close frame already sent. Cannot send close frame again."
                      : "Connection already closed"));
      case LOST ->
          throw new LinkEnded(
              link.ownClosure(
                  "Connection is closed by remote endpoint without echoing a close frame"));
      case UNANSWERED ->
          throw new LinkEnded(
              link.ownClosure(
                  "Could not receive a WebSocket close frame from remote endpoint within "
                      + CloseRules.seconds(timeout)
                      + " seconds"));
    }
  }

  /** An answer without a code contradicts nobody. */
  private static void checkAnswer(Link link, int statusCode) {
    Ending ending = link.ending();
    int answered = ending == null ? statusCode : ending.statusCode();
    if (answered != statusCode && answered != CloseCodes.NO_STATUS_CODE.getCode()) {
      throw new LinkEnded(
          link.ownClosure(
              "Expected status code "
                  + statusCode
                  + " but found "
                  + answered
                  + " in echoed close frame from remote endpoint"));
    }
  }
}
