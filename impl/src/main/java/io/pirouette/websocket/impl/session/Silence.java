// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.session;

import io.pirouette.websocket.Heartbeat;
import io.pirouette.websocket.impl.engine.FrameTap;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * How long a connection with an idle time-out or a heartbeat has been silent. Only the timer checks
 * it; what is due is done by other threads.
 */
public final class Silence {

  /** What follows from silence. */
  public interface Consequences {

    /** The idle time-out has passed once more. */
    void idle();

    /** Sends a ping; returns false if that cannot be done now. */
    boolean ping(byte[] payload);

    /** Whether the peer may have answered, and what it sends is not read at present. */
    boolean isDeaf();

    /** The peer has not answered in time. */
    void dead();
  }

  private static final long NEVER = Long.MAX_VALUE;

  /** Longer is never. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private final FrameTap tap;

  /** {@link #NEVER} if there is none. */
  private final long idleNanos;

  private final @Nullable Heartbeat heartbeat;
  private final Executor threads;
  private final Consequences consequences;

  /** When the idle time-out has passed, the last time. */
  private long lastIdle;

  private volatile Pinging pinging = Pinging.NO;

  /** When the ping has gone that waits for an answer. */
  private volatile long pinged;

  /** By which pings of ours are known. */
  private final int mark = ThreadLocalRandom.current().nextInt();

  /** How many there were; one is sent at a time. */
  private volatile int pings;

  private enum Pinging {
    NO,
    SENDING,
    SENT,
    DEAD
  }

  /**
   * The silence of a connection that has just opened.
   *
   * @param idleTimeout zero for none
   * @param heartbeat null for none
   * @param threads where things are done that may take their time
   */
  Silence(
      FrameTap tap,
      Duration idleTimeout,
      @Nullable Heartbeat heartbeat,
      Executor threads,
      Consequences consequences) {
    this.tap = tap;
    this.idleNanos =
        idleTimeout.isZero() || idleTimeout.compareTo(LONGEST) > 0 ? NEVER : idleTimeout.toNanos();
    this.heartbeat = heartbeat;
    this.threads = threads;
    this.consequences = consequences;
    this.lastIdle = tap.lastActive();
  }

  /**
   * Has done what is due.
   *
   * @return in how many nanoseconds something may be due again
   */
  long check(long now) {
    return Math.min(checkIdle(now), heartbeat == null ? NEVER : checkLife(now, heartbeat));
  }

  private long checkIdle(long now) {
    if (idleNanos == NEVER) {
      return NEVER;
    }
    long since = tap.lastActive();
    if (lastIdle - since > 0) {
      since = lastIdle;
    }
    long left = since + idleNanos - now;
    if (left > 0) {
      return left;
    }
    lastIdle = now;
    execute(consequences::idle);
    return idleNanos;
  }

  private long checkLife(long now, Heartbeat beat) {
    if (pinging == Pinging.DEAD) {
      return NEVER;
    }
    long heard = tap.lastReceived();
    if (pinging == Pinging.SENT) {
      if (heard - pinged <= 0) {
        long left = pinged + beat.pongTimeout().toNanos() - now;
        if (left <= 0) {
          if (consequences.isDeaf()) {
            pinged = now;
            return beat.pongTimeout().toNanos();
          }
          pinging = Pinging.DEAD;
          execute(consequences::dead);
          return NEVER;
        }
        return Math.min(left, beat.pingInterval().toNanos());
      }
      pinging = Pinging.NO;
    }
    long left = heard + beat.pingInterval().toNanos() - now;
    if (left > 0) {
      return left;
    }
    if (pinging == Pinging.NO) {
      pinging = Pinging.SENDING;
      if (!execute(this::ping)) {
        pinging = Pinging.NO;
      }
    }
    return Math.min(beat.pingInterval().toNanos(), beat.pongTimeout().toNanos());
  }

  private void ping() {
    pinged = System.nanoTime();
    pings++;
    boolean sent = false;
    try {
      sent = consequences.ping(payload());
    } finally {
      pinging = sent ? Pinging.SENT : Pinging.NO;
    }
  }

  private byte[] payload() {
    return ByteBuffer.allocate(Long.BYTES).putInt(mark).putInt(pings).array();
  }

  /** Whether the idle time-out has passed: something may have happened since it was found so. */
  public boolean isIdle() {
    return idleNanos != NEVER && System.nanoTime() - tap.lastActive() >= idleNanos;
  }

  /** Whether a pong is the answer to a ping of ours, however late. */
  public boolean isAnswer(byte[] pong) {
    if (pong.length != Long.BYTES) {
      return false;
    }
    ByteBuffer payload = ByteBuffer.wrap(pong);
    return payload.getInt() == mark && payload.getInt() - pings <= 0;
  }

  private boolean execute(Runnable consequence) {
    try {
      threads.execute(consequence);
      return true;
    } catch (RejectedExecutionException e) {
      // The deployment has ended, and the connection with it.
    } catch (RuntimeException | Error e) {
      // Without memory for a thread, say; the timer has others to look after.
      ConnectionLog.error("What follows from a connection's silence could not be done", e);
    }
    return false;
  }
}
