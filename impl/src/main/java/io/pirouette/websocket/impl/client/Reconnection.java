// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.client;

import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.RetryConfiguration;
import io.pirouette.websocket.error.AuthException;
import io.pirouette.websocket.error.ConnectionException;
import io.pirouette.websocket.error.HandshakeTimedOutException;
import io.pirouette.websocket.error.InvalidHandshakeException;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.auth.AuthLog;
import io.pirouette.websocket.impl.auth.UnavailableException;
import io.pirouette.websocket.impl.client.upgrade.Connector;
import io.pirouette.websocket.impl.client.upgrade.ServerAddress;
import io.pirouette.websocket.impl.client.upgrade.Upgraded;
import io.pirouette.websocket.impl.transport.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Connects, again and again as far as the configuration wants that. Attempts of a client follow one
 * another: one thread at a time, except for {@link #end}.
 */
final class Reconnection {

  /** How much of a wait is left to chance, so that clients do not come back all at once. */
  private static final double JITTER = 0.2;

  /** Refusals that say: later, perhaps (RFC 9110 sections 15.5.9 and 15.6.4, RFC 6585). */
  private static final Set<Integer> LATER = Set.of(408, 429, 503);

  private final ServerAddress address;
  private final ClientConfiguration configuration;
  private final @Nullable RetryConfiguration retry;

  /** Open until the client is closed. */
  private final CountDownLatch ended = new CountDownLatch(1);

  /** The attempt under way; null between attempts. */
  private volatile @Nullable Connector connector;

  /** How many attempts have failed since the last connection that stood. */
  private volatile int failures;

  /** When the last connection was made. */
  private long connectedAt;

  private boolean connectedBefore;

  /** Since the last connection was lost, {@link #forgiveFailures} has been asked. */
  private boolean forgiven;

  /** When the next attempt is to be made, by whichever call; null for at once. */
  private @Nullable Deadline due;

  Reconnection(ServerAddress address, ClientConfiguration configuration) {
    this.address = address;
    this.configuration = configuration;
    this.retry = configuration.retryConfig();
    if (configuration.auth() != null && !address.server().secure() && !address.server().isLocal()) {
      AuthLog.warn(
          "ws://"
              + address.server().hostAndPort()
              + ": the credentials can be read on the way (better: wss)");
    }
  }

  boolean isWanted() {
    return retry != null && ended.getCount() > 0;
  }

  /**
   * Connects.
   *
   * @param deadline by when the caller has to have a connection
   * @return null if the deadline has passed
   * @throws WebSocketException if it cannot be, or must not be tried again
   */
  @Nullable Upgraded connect(Deadline deadline) throws InterruptedException {
    forgiveFailures();
    if (connectedBefore && due == null) {
      due = Deadline.in(wait(null));
    }
    if (!pause(deadline)) {
      return null;
    }
    while (true) {
      WebSocketException failure;
      try {
        Upgraded upgraded = attempt(deadline);
        connectedAt = System.nanoTime();
        forgiven = false;
        connectedBefore = true;
        return upgraded;
      } catch (HandshakeTimedOutException e) {
        if (deadline.hasPassed()) {
          return null;
        }
        throw e;
      } catch (ConnectionException | InvalidHandshakeException | AuthException e) {
        failure = e;
      }
      if (deadline.hasPassed()) {
        return null;
      }
      giveUpOn(failure);
      due = Deadline.in(wait(failure));
      if (!pause(deadline)) {
        return null;
      }
    }
  }

  /** A connection that stood makes good for those that did not. */
  private void forgiveFailures() {
    if (connectedBefore && !forgiven && retry != null) {
      forgiven = true;
      long stood = System.nanoTime() - connectedAt;
      if (stood > bounded(retry.maxWaitInterval()).toNanos()) {
        failures = 0;
      }
    }
  }

  /** Something has come over the last connection: what failed before it does not count any more. */
  void forget() {
    if (failures != 0) {
      failures = 0;
    }
  }

  private Upgraded attempt(Deadline deadline) {
    Deadline budget = Deadline.ofTimeout(configuration.handShakeTimeout());
    Connector attempt = new Connector(configuration, budget.or(deadline));
    connector = attempt;
    try {
      checkNotEnded();
      return attempt.connect(address);
    } finally {
      connector = null;
    }
  }

  private void giveUpOn(WebSocketException failure) {
    checkNotEnded();
    if (retry == null
        || !isForLater(failure)
        || (retry.maxCount() > 0 && failures >= retry.maxCount())) {
      throw failure;
    }
  }

  private static boolean isForLater(WebSocketException failure) {
    if (failure instanceof InvalidHandshakeException refusal) {
      return LATER.contains(refusal.status());
    }
    return !(failure instanceof AuthException)
        || failure.getCause() instanceof UnavailableException;
  }

  private void checkNotEnded() {
    if (ended.getCount() == 0) {
      throw new LinkEnded(Ending.closed(1000, "").closure("Connection closed"));
    }
  }

  /** How long to wait before the next attempt, which is counted. */
  private Duration wait(@Nullable WebSocketException failure) {
    if (retry == null) {
      return Duration.ZERO;
    }
    double most = bounded(retry.maxWaitInterval()).toNanos();
    double wait =
        Math.min(
            most, bounded(retry.interval()).toNanos() * Math.pow(retry.backOffFactor(), failures));
    failures = failures + 1;
    double chance = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
    long jittered = (long) (wait * chance);
    return Duration.ofNanos(Math.max(jittered, Math.min((long) most, retryAfter(failure))));
  }

  private static Duration bounded(Duration duration) {
    Duration most = Duration.ofDays(365);
    return duration.compareTo(most) > 0 ? most : duration;
  }

  private static long retryAfter(@Nullable WebSocketException failure) {
    Optional<String> said = Optional.empty();
    if (failure instanceof InvalidHandshakeException refusal) {
      said = refusal.response().header("Retry-After");
    } else if (failure != null && failure.getCause() instanceof UnavailableException busy) {
      said = busy.retryAfter();
    }
    return RetryAfter.nanos(said.orElse(""));
  }

  /** Waits until the next attempt is due; what one call has waited counts for the next one. */
  private boolean pause(Deadline deadline) throws InterruptedException {
    Deadline next = due;
    if (next == null) {
      return true;
    }
    if (ended.await(next.or(deadline).remainingNanos(), TimeUnit.NANOSECONDS)) {
      checkNotEnded();
    }
    if (deadline.hasPassed()) {
      return false;
    }
    due = null;
    return true;
  }

  /** No more attempts; ends the one under way. For any thread. */
  void end() {
    ended.countDown();
    Connector attempt = connector;
    if (attempt != null) {
      attempt.cancel();
    }
  }
}
