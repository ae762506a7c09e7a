// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

/**
 * How a {@link Listener} listens (specification section 2.1). Immutable; made by {@link
 * #builder()}. The canonical constructor is not part of the API.
 *
 * @param host the name or address to listen on; the default {@code 0.0.0.0} stands for all
 *     addresses of this host
 */
public record ListenerConfiguration(String host) {

  /**
   * Checks the values.
   *
   * @param host see above
   * @throws IllegalArgumentException if {@code host} is blank
   */
  public ListenerConfiguration {
    if (host.isBlank()) {
      throw new IllegalArgumentException("host: '" + host + "' (expected: a name or an address)");
    }
  }

  /**
   * A configuration of defaults.
   *
   * @return the defaults
   */
  public static ListenerConfiguration defaults() {
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

  /** Collects the values of a {@link ListenerConfiguration}. For one thread. */
  public static final class Builder {

    private String host = "0.0.0.0";

    private Builder() {}

    /**
     * Sets {@link ListenerConfiguration#host()}.
     *
     * @param host a name or an address of this host
     * @return this builder
     */
    public Builder host(String host) {
      this.host = host;
      return this;
    }

    /**
     * Makes the configuration.
     *
     * @return an immutable configuration
     * @throws IllegalArgumentException if a value is impossible
     */
    public ListenerConfiguration build() {
      return new ListenerConfiguration(host);
    }
  }
}
