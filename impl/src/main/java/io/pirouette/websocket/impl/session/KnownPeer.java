// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import io.pirouette.websocket.auth.listener.AuthOptions;
import io.pirouette.websocket.impl.auth.Admission;
import io.pirouette.websocket.impl.auth.Identity;
import io.pirouette.websocket.impl.auth.TokenRenewal;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A peer that has shown credentials: who it is at present, and for how long. */
public final class KnownPeer {

  /** What follows from a token's end. */
  public interface Consequences {

    /** It will expire soon. */
    void expiring();

    /** It has expired. Must not run methods of the service. */
    void expired();
  }

  /** The clock of the machine may be set meanwhile. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final Optional<TokenRenewal> renewal;
  private final AuthOptions options;
  private final Timer timer;

  /** Where the service is told, which may take its time. */
  private final Executor threads;

  /** Where nobody else's methods are in the way. */
  private final Executor closing;

  private final ReentrantLock lock = new ReentrantLock();

  /** Written under {@link #lock}. */
  private volatile Identity identity;

  // Guarded by the lock.
  private @Nullable Consequences consequences;
  private @Nullable Future<?> next;
  private boolean warned;

  private KnownPeer(
      Identity identity,
      Optional<TokenRenewal> renewal,
      AuthOptions options,
      DeploymentContext context) {
    this.identity = identity;
    this.renewal = renewal;
    this.options = options;
    this.timer = context.open().timer();
    this.threads = context.serviceThreads();
    this.closing = context.open().eventThreads();
  }

  /**
   * The peer that was let in.
   *
   * @return null if it was not asked for credentials
   */
  static @Nullable KnownPeer of(ConnectionFacts facts, DeploymentContext context) {
    Admission admission = facts.admission();
    AuthOptions options = facts.configuration().authOptions();
    return admission
        .identity()
        .map(identity -> new KnownPeer(identity, admission.renewal(), options, context))
        .orElse(null);
  }

  Optional<Principal> principal() {
    return identity.principal();
  }

  Set<String> scopes() {
    return identity.scopes();
  }

  /** Puts a newer token in the place of the present one. */
  void renew(String token) {
    TokenRenewal renewing =
        renewal.orElseThrow(
            () -> new IllegalStateException("The connection was not opened by a bearer token"));
    Identity renewed = renewing.renew(identity, token);
    lock.lock();
    try {
      identity = renewed;
      warned = false;
      look();
    } finally {
      lock.unlock();
    }
  }

  /** Begins to watch the token's end. */
  public void watch(Consequences told) {
    lock.lock();
    try {
      consequences = told;
      look();
    } finally {
      lock.unlock();
    }
  }

  /** Watches it no more. */
  public void forget() {
    lock.lock();
    try {
      consequences = null;
      cancel();
    } finally {
      lock.unlock();
    }
  }

  /** With the lock held. Has done what is due, and comes back for the rest. */
  private void look() {
    cancel();
    Consequences told = consequences;
    Instant expiry = identity.expiry().orElse(null);
    if (told == null || expiry == null) {
      return;
    }
    Instant now = Instant.now();
    if (options.closeAtExpiry() && !now.isBefore(expiry)) {
      consequences = null;
      execute(closing, told::expired);
      return;
    }
    Duration warning = warned ? null : options.warnBeforeExpiry();
    if (warning != null && !now.isBefore(expiry.minus(warning))) {
      warned = true;
      warning = null;
      execute(threads, told::expiring);
    }
    if (warning != null || options.closeAtExpiry()) {
      Instant due = warning == null ? expiry : expiry.minus(warning);
      next = timer.after(wait(now, due), this::lookAgain);
    }
  }

  private static Duration wait(Instant now, Instant due) {
    return due.isAfter(now.plus(LONGEST_WAIT)) ? LONGEST_WAIT : Duration.between(now, due);
  }

  private void lookAgain() {
    lock.lock();
    try {
      look();
    } finally {
      lock.unlock();
    }
  }

  private void cancel() {
    if (next != null) {
      next.cancel(false);
      next = null;
    }
  }

  private static void execute(Executor executor, Runnable consequence) {
    try {
      executor.execute(consequence);
    } catch (RejectedExecutionException e) {
      ConnectionLog.debug("The deployment has ended before a token", e);
    }
  }
}
