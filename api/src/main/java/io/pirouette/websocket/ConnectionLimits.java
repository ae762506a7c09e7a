// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

/**
 * How many connections a {@link Listener} serves at a time. An upgrade request beyond is answered
 * with 503, and with {@code Retry-After: 5}; open connections are left alone.
 *
 * @param maxConnections how many in all; the default, {@link #UNLIMITED}, sets no limit
 * @param maxConnectionsPerAddress how many from one address; the default, {@link #UNLIMITED}, sets
 *     no limit. Behind a proxy all peers have the proxy's address.
 */
public record ConnectionLimits(int maxConnections, int maxConnectionsPerAddress) {

  /** Stands for any number. */
  public static final int UNLIMITED = -1;

  /** What holds where nothing is said. */
  public static final ConnectionLimits DEFAULT = new ConnectionLimits(UNLIMITED, UNLIMITED);

  /**
   * Checks the values.
   *
   * @param maxConnections see above
   * @param maxConnectionsPerAddress see above
   * @throws IllegalArgumentException if one of them is neither positive nor {@link #UNLIMITED}
   */
  public ConnectionLimits {
    check("maxConnections", maxConnections);
    check("maxConnectionsPerAddress", maxConnectionsPerAddress);
  }

  private static void check(String name, int number) {
    if (number <= 0 && number != UNLIMITED) {
      throw new IllegalArgumentException(
          name + ": " + number + " (expected: more than 0, or UNLIMITED)");
    }
  }
}
