// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

/**
 * How large the requests to a {@link Listener} may be (specification section 2.1): upgrade requests
 * and all others, but not the messages of an open connection.
 *
 * @param maxUriLength the longest request target, path and query, in bytes; a longer one is
 *     answered with 414. The default is 4096.
 * @param maxHeaderSize the largest headers, in bytes: the lengths of all names and values and two
 *     more for each field. More, or more than 100 fields, is answered with 431. The default is
 *     8192.
 * @param maxEntityBodySize the largest body, in bytes; a larger one is answered with 413. The
 *     default, {@link #UNLIMITED}, sets no limit. An upgrade request with a body is refused in any
 *     case, with 400 if it is within the limit.
 */
public record RequestLimits(int maxUriLength, int maxHeaderSize, long maxEntityBodySize) {

  /** Stands for any size, as {@link #maxEntityBodySize()}. */
  public static final long UNLIMITED = -1;

  /** What holds where nothing is said. */
  public static final RequestLimits DEFAULT = new RequestLimits(4_096, 8_192, UNLIMITED);

  private static final int LARGEST = 1_048_576;

  /**
   * Checks the values.
   *
   * @param maxUriLength see above
   * @param maxHeaderSize see above
   * @param maxEntityBodySize see above
   * @throws IllegalArgumentException if {@code maxUriLength} or {@code maxHeaderSize} is not
   *     positive or more than 1 MiB, or {@code maxEntityBodySize} is negative but not {@link
   *     #UNLIMITED}
   */
  public RequestLimits {
    check("maxUriLength", maxUriLength);
    check("maxHeaderSize", maxHeaderSize);
    if (maxEntityBodySize < UNLIMITED) {
      throw new IllegalArgumentException(
          "maxEntityBodySize: " + maxEntityBodySize + " (expected: at least 0, or UNLIMITED)");
    }
  }

  private static void check(String name, int bytes) {
    if (bytes <= 0 || bytes > LARGEST) {
      throw new IllegalArgumentException(name + ": " + bytes + " (expected: 1 to " + LARGEST + ")");
    }
  }
}
