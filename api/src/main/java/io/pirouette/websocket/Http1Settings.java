// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

/**
 * What a {@link Listener} does with connections before they are upgraded (specification section
 * 2.1).
 *
 * @param keepAlive whether a connection stays open for another request; the default is {@link
 *     KeepAlive#AUTO}. A connection ends anyway after 100 requests, after one with a body that
 *     nobody has read, and with answers of status 400, 408, 411, 413, 414, 431, 500, 501 and 503.
 * @param maxPipelinedRequests how many requests a peer may send before the first is answered; the
 *     default is 10. Without effect, since requests of one connection are read and answered one
 *     after the other; another value than the default is mentioned in the log.
 */
public record Http1Settings(KeepAlive keepAlive, int maxPipelinedRequests) {

  /** What holds where nothing is said. */
  public static final Http1Settings DEFAULT = new Http1Settings(KeepAlive.AUTO);

  private static final int DEFAULT_MAX_PIPELINED_REQUESTS = 10;

  /**
   * Checks the values.
   *
   * @param keepAlive see above
   * @param maxPipelinedRequests see above
   * @throws IllegalArgumentException if {@code maxPipelinedRequests} is not positive
   */
  public Http1Settings {
    if (maxPipelinedRequests <= 0) {
      throw new IllegalArgumentException(
          "maxPipelinedRequests: " + maxPipelinedRequests + " (expected: > 0)");
    }
  }

  /**
   * The default number of pipelined requests.
   *
   * @param keepAlive see above
   */
  public Http1Settings(KeepAlive keepAlive) {
    this(keepAlive, DEFAULT_MAX_PIPELINED_REQUESTS);
  }
}
