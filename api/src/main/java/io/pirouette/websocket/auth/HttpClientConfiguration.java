// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth;

import io.pirouette.websocket.internal.Times;
import io.pirouette.websocket.tls.ClientSecureSocket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a server of tokens or keys is asked: the field {@code clientConfig} of specification section
 * 5.2. Redirects are never followed. Immutable; made by {@link #builder()}. The canonical
 * constructor is not part of the API.
 *
 * @param secureSocket TLS, for {@code https} URLs; null, the default, means the JVM's settings
 * @param connectTimeout how long TCP and TLS may take to connect; the default is 5 seconds
 * @param timeout how long all of one request may take, connecting and the last byte of the answer
 *     included; the default is 10 seconds
 * @param maxConcurrentRequests how many requests, each with a thread that waits for its answer, may
 *     be under way at a time. What is beyond fails at once, so that a server that does not answer
 *     holds no more threads than these. The default is 32.
 */
public record HttpClientConfiguration(
    @Nullable ClientSecureSocket secureSocket,
    Duration connectTimeout,
    Duration timeout,
    int maxConcurrentRequests) {

  /** A configuration of defaults. */
  public static final HttpClientConfiguration DEFAULT = builder().build();

  /**
   * Checks the values.
   *
   * @param secureSocket see above
   * @param connectTimeout see above
   * @param timeout see above
   * @param maxConcurrentRequests see above
   * @throws IllegalArgumentException if a time is not positive or longer than a year, or {@code
   *     maxConcurrentRequests} is not positive
   */
  public HttpClientConfiguration {
    Times.check("connectTimeout", connectTimeout);
    Times.check("timeout", timeout);
    if (maxConcurrentRequests <= 0) {
      throw new IllegalArgumentException(
          "maxConcurrentRequests: " + maxConcurrentRequests + " (expected: > 0)");
    }
  }

  /**
   * TLS settings, and defaults for all else.
   *
   * @param secureSocket the settings
   * @return the configuration
   */
  public static HttpClientConfiguration of(ClientSecureSocket secureSocket) {
    return builder().secureSocket(secureSocket).build();
  }

  /**
   * Starts from the defaults.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the values of a {@link HttpClientConfiguration}. For one thread. */
  public static final class Builder {

    private @Nullable ClientSecureSocket secureSocket;
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration timeout = Duration.ofSeconds(10);
    private int maxConcurrentRequests = 32;

    private Builder() {}

    /**
     * Sets {@link HttpClientConfiguration#secureSocket()}.
     *
     * @param settings the settings, or null
     * @return this builder
     */
    public Builder secureSocket(@Nullable ClientSecureSocket settings) {
      this.secureSocket = settings;
      return this;
    }

    /**
     * Sets {@link HttpClientConfiguration#connectTimeout()}.
     *
     * @param time the time-out
     * @return this builder
     */
    public Builder connectTimeout(Duration time) {
      this.connectTimeout = time;
      return this;
    }

    /**
     * Sets {@link HttpClientConfiguration#timeout()}.
     *
     * @param time the time-out
     * @return this builder
     */
    public Builder timeout(Duration time) {
      this.timeout = time;
      return this;
    }

    /**
     * Sets {@link HttpClientConfiguration#maxConcurrentRequests()}.
     *
     * @param requests the limit
     * @return this builder
     */
    public Builder maxConcurrentRequests(int requests) {
      this.maxConcurrentRequests = requests;
      return this;
    }

    /**
     * Makes the configuration.
     *
     * @return an immutable configuration
     * @throws IllegalArgumentException if a value is impossible
     */
    public HttpClientConfiguration build() {
      return new HttpClientConfiguration(
          secureSocket, connectTimeout, timeout, maxConcurrentRequests);
    }
  }
}
