// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import java.time.Duration;

/**
 * How a {@link Client} connects again when a connection cannot be made or is lost. Immutable; made
 * by {@link #builder()}. The canonical constructor is not part of the API.
 *
 * <p><b>What is retried.</b> Failures of input and output while the address is looked up, while
 * connecting, at the proxy and during the upgrade; answers with status 408, 429 and 503, whose
 * {@code Retry-After} is waited for, up to {@code maxWaitInterval}; the loss of an open connection,
 * when a read or write meets it; a token server that cannot be reached, or answers with 408, 429 or
 * 5xx. Never: TLS failures, other refusals, a handshake time-out, broken rules of the protocol, an
 * orderly close.
 *
 * <p><b>How long is waited.</b> Before attempt k, counted from 0: the smaller of {@code interval *
 * backOffFactor^k} and {@code maxWaitInterval}, 20 % more or less by chance, so that many clients
 * do not come back at once. The count starts anew when a message has come over the new connection,
 * or when that has stood longer than {@code maxWaitInterval}. {@link Client#close()} and an
 * interrupt end the waiting at once.
 *
 * <p><b>What remains.</b> A new connection has a new id and a new response; attributes are kept. A
 * read goes on waiting on it, and a write sends its message again, so that the server may see that
 * message twice.
 *
 * @param maxCount how many attempts may follow a failed one, until one succeeds; then the last
 *     failure is thrown. Zero, the default, or negative means any number.
 * @param interval the wait before the first new attempt; the default is 1 second, which negative
 *     means, too. Zero means not to wait.
 * @param backOffFactor by what each wait is multiplied to get the next, more than zero; the default
 *     is 1.0
 * @param maxWaitInterval the longest wait; the default is 30 seconds, which negative means, too
 */
public record RetryConfiguration(
    int maxCount, Duration interval, double backOffFactor, Duration maxWaitInterval) {

  private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(1);
  private static final Duration DEFAULT_MAX_WAIT_INTERVAL = Duration.ofSeconds(30);

  /**
   * Checks and normalises the values.
   *
   * @param maxCount see above
   * @param interval see above
   * @param backOffFactor see above
   * @param maxWaitInterval see above
   * @throws IllegalArgumentException if {@code backOffFactor} is not positive and finite
   */
  public RetryConfiguration {
    maxCount = Math.max(maxCount, 0);
    if (interval.isNegative()) {
      interval = DEFAULT_INTERVAL;
    }
    if (!(backOffFactor > 0 && Double.isFinite(backOffFactor))) {
      throw new IllegalArgumentException(
          "backOffFactor: " + backOffFactor + " (expected: > 0 and finite)");
    }
    if (maxWaitInterval.isNegative()) {
      maxWaitInterval = DEFAULT_MAX_WAIT_INTERVAL;
    }
  }

  /**
   * A configuration of defaults.
   *
   * @return the defaults
   */
  public static RetryConfiguration defaults() {
    return builder().build();
  }

  /**
   * Starts from the defaults.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the values of a {@link RetryConfiguration}. For one thread. */
  public static final class Builder {

    private int maxCount;
    private Duration interval = DEFAULT_INTERVAL;
    private double backOffFactor = 1.0;
    private Duration maxWaitInterval = DEFAULT_MAX_WAIT_INTERVAL;

    private Builder() {}

    /**
     * Sets {@link RetryConfiguration#maxCount()}.
     *
     * @param count how many; zero or negative means any number
     * @return this builder
     */
    public Builder maxCount(int count) {
      this.maxCount = count;
      return this;
    }

    /**
     * Sets {@link RetryConfiguration#interval()}.
     *
     * @param interval the first wait; negative means the default
     * @return this builder
     */
    public Builder interval(Duration interval) {
      this.interval = interval;
      return this;
    }

    /**
     * Sets {@link RetryConfiguration#backOffFactor()}.
     *
     * @param factor a positive, finite number
     * @return this builder
     */
    public Builder backOffFactor(double factor) {
      this.backOffFactor = factor;
      return this;
    }

    /**
     * Sets {@link RetryConfiguration#maxWaitInterval()}.
     *
     * @param interval the longest wait; negative means the default
     * @return this builder
     */
    public Builder maxWaitInterval(Duration interval) {
      this.maxWaitInterval = interval;
      return this;
    }

    /**
     * Makes the configuration.
     *
     * @return an immutable configuration
     * @throws IllegalArgumentException if a value is impossible
     */
    public RetryConfiguration build() {
      return new RetryConfiguration(maxCount, interval, backOffFactor, maxWaitInterval);
    }
  }
}
