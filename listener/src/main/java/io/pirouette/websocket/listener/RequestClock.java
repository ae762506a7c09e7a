// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How long peers take for a request, all in all: a container's own time-outs begin anew with every
 * byte. Knows the connections from which a request is expected, and no others.
 */
final class RequestClock {

  /** How often it is looked at, as part of the shortest time. */
  private static final int LOOKS = 4;

  private static final Duration MOST_OFTEN = Duration.ofMillis(20);
  private static final Duration LEAST_OFTEN = Duration.ofSeconds(1);

  /** Zero for any time, both of them. */
  private final Duration requestTime;

  private final Duration handshakeTime;

  /** When the waiting began, as {@link System#nanoTime} has it. */
  private final Map<SocketChannel, Long> waiting = new ConcurrentHashMap<>();

  RequestClock(Duration requestTime, @Nullable Duration handshakeTime) {
    this.requestTime = requestTime;
    this.handshakeTime = handshakeTime == null ? Duration.ZERO : handshakeTime;
  }

  /** A request is expected from now on. */
  void start(SocketChannel channel) {
    if (isNeeded()) {
      waiting.put(channel, System.nanoTime());
    }
  }

  /** The request is there. */
  void stop(SocketChannel channel) {
    waiting.remove(channel);
  }

  /** How often {@link #cut} wants to be called, if at all. */
  Duration period() {
    Duration shortest =
        requestTime.isZero()
                || (!handshakeTime.isZero() && handshakeTime.compareTo(requestTime) < 0)
            ? handshakeTime
            : requestTime;
    Duration period = shortest.dividedBy(LOOKS);
    if (period.compareTo(MOST_OFTEN) < 0) {
      return MOST_OFTEN;
    }
    return period.compareTo(LEAST_OFTEN) > 0 ? LEAST_OFTEN : period;
  }

  boolean isNeeded() {
    return !requestTime.isZero() || !handshakeTime.isZero();
  }

  /**
   * Ends the connections of those that have taken too long.
   *
   * @param isHandshaking whether TLS is not set up yet
   * @param end ends a connection
   */
  void cut(Predicate<SocketChannel> isHandshaking, Consumer<SocketChannel> end) {
    long now = System.nanoTime();
    waiting.forEach(
        (channel, since) -> {
          long waited = now - since;
          boolean over =
              isOver(waited, requestTime)
                  || (isOver(waited, handshakeTime) && isHandshaking.test(channel));
          if (!channel.isOpen()) {
            waiting.remove(channel);
          } else if (over && waiting.remove(channel, since)) {
            end.accept(channel);
          }
        });
  }

  private static boolean isOver(long waited, Duration limit) {
    return !limit.isZero() && waited > limit.toNanos();
  }
}
