// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import io.pirouette.websocket.internal.Times;
import java.time.Duration;

/**
 * Finds peers that have vanished without a word: a peer from which nothing has come for a while is
 * sent a ping, and if still nothing comes, the connection is lost, and {@code onClose} is called
 * with status code 1006. Any frame of the peer counts as a sign of life, and on Tomcat any part of
 * a long one.
 *
 * <p>These pings and their pongs are the library's own: they do not hold up {@code onIdleTimeout},
 * and {@code onPong} is not called for them.
 *
 * @param pingInterval after how long without a frame from the peer a ping is sent
 * @param pongTimeout how long the peer has to answer
 */
public record Heartbeat(Duration pingInterval, Duration pongTimeout) {

  /**
   * Checks the values.
   *
   * @param pingInterval see above
   * @param pongTimeout see above
   * @throws IllegalArgumentException if one of them is not positive, or is longer than a year
   */
  public Heartbeat {
    Times.check("pingInterval", pingInterval);
    Times.check("pongTimeout", pongTimeout);
  }
}
