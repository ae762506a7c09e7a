// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

/**
 * How the connections of an {@link UpgradeService} are served (specification section 3.1.1).
 * Immutable; made by {@link #builder()}. The canonical constructor is not part of the API.
 *
 * @param maxFrameSize the largest payload of one received frame, in bytes; a larger one closes the
 *     connection with status code 1009. Zero or negative means the default, 65536.
 * @param maxMessageSize the largest received message, in bytes, over all its frames; a larger one
 *     closes the connection with status code 1009. The default is 16 MiB.
 */
public record ServiceConfiguration(int maxFrameSize, long maxMessageSize) {

  /** The default of {@link #maxFrameSize()}, in bytes. */
  public static final int DEFAULT_MAX_FRAME_SIZE = 65_536;

  /** The default of {@link #maxMessageSize()}, in bytes. */
  public static final long DEFAULT_MAX_MESSAGE_SIZE = 16_777_216;

  /**
   * Checks and normalises the values.
   *
   * @param maxFrameSize see above
   * @param maxMessageSize see above
   * @throws IllegalArgumentException if {@code maxMessageSize} is not positive
   */
  public ServiceConfiguration {
    if (maxFrameSize <= 0) {
      maxFrameSize = DEFAULT_MAX_FRAME_SIZE;
    }
    if (maxMessageSize <= 0) {
      throw new IllegalArgumentException("maxMessageSize: " + maxMessageSize + " (expected: > 0)");
    }
  }

  /**
   * A configuration of defaults.
   *
   * @return the defaults
   */
  public static ServiceConfiguration defaults() {
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

  /** Collects the values of a {@link ServiceConfiguration}. For one thread. */
  public static final class Builder {

    private int maxFrameSize = DEFAULT_MAX_FRAME_SIZE;
    private long maxMessageSize = DEFAULT_MAX_MESSAGE_SIZE;

    private Builder() {}

    /**
     * Sets {@link ServiceConfiguration#maxFrameSize()}.
     *
     * @param bytes the limit; zero or negative means the default
     * @return this builder
     */
    public Builder maxFrameSize(int bytes) {
      this.maxFrameSize = bytes;
      return this;
    }

    /**
     * Sets {@link ServiceConfiguration#maxMessageSize()}.
     *
     * @param bytes the limit, positive
     * @return this builder
     */
    public Builder maxMessageSize(long bytes) {
      this.maxMessageSize = bytes;
      return this;
    }

    /**
     * Makes the configuration.
     *
     * @return an immutable configuration
     * @throws IllegalArgumentException if a value is impossible
     */
    public ServiceConfiguration build() {
      return new ServiceConfiguration(maxFrameSize, maxMessageSize);
    }
  }
}
