// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import io.pirouette.websocket.internal.Times;
import io.pirouette.websocket.tls.ListenerSecureSocket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link Listener} listens (specification section 2.1). Immutable; made by {@link
 * #builder()}. The canonical constructor is not part of the API.
 *
 * @param host the name or address to listen on; the default {@code 0.0.0.0} stands for all
 *     addresses of this host
 * @param http1Settings what is done with connections before they are upgraded
 * @param secureSocket TLS; null, the default, means that the listener serves {@code ws} without it,
 *     otherwise it serves {@code wss} and nothing else
 * @param timeout how long a peer may take for each request, from the moment the connection is there
 *     or the request before was answered, to the end of the request's headers; it is cut off then.
 *     The default is 120 seconds; zero means any time. An open connection has the {@code
 *     idleTimeout} of its service instead.
 * @param server the value of the header {@code Server} of every answer; null, the default, means
 *     that there is no such header
 * @param webSocketCompressionEnabled whether permessage-deflate (RFC 7692) is agreed to, where the
 *     service allows it, too; the default is true
 * @param requestLimits how large requests may be
 * @param connectionLimits how many connections there may be; the default is any number
 */
public record ListenerConfiguration(
    String host,
    Http1Settings http1Settings,
    @Nullable ListenerSecureSocket secureSocket,
    Duration timeout,
    @Nullable String server,
    boolean webSocketCompressionEnabled,
    RequestLimits requestLimits,
    ConnectionLimits connectionLimits) {

  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(120);

  /**
   * Checks the values.
   *
   * @param host see above
   * @param http1Settings see above
   * @param secureSocket see above
   * @param timeout see above
   * @param server see above
   * @param webSocketCompressionEnabled see above
   * @param requestLimits see above
   * @param connectionLimits see above
   * @throws IllegalArgumentException if {@code host} is blank, {@code timeout} is negative or
   *     longer than a year, or {@code server} is no header value
   */
  public ListenerConfiguration {
    if (host.isBlank()) {
      throw new IllegalArgumentException("host: '" + host + "' (expected: a name or an address)");
    }
    if (timeout.isNegative()) {
      throw new IllegalArgumentException(
          "Idle timeout cannot be negative. If you want to disable the timeout please use value 0"
              + " (timeout: "
              + timeout
              + ")");
    }
    if (!timeout.isZero()) {
      Times.check("timeout", timeout);
    }
    if (server != null && !server.matches("[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?")) {
      throw new IllegalArgumentException(
          "server: '" + server + "' (expected: printable ASCII characters, or null for none)");
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
    private Http1Settings http1Settings = Http1Settings.DEFAULT;
    private @Nullable ListenerSecureSocket secureSocket;
    private Duration timeout = DEFAULT_TIMEOUT;
    private @Nullable String server;
    private boolean webSocketCompressionEnabled = true;
    private RequestLimits requestLimits = RequestLimits.DEFAULT;
    private ConnectionLimits connectionLimits = ConnectionLimits.DEFAULT;

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
     * Sets {@link ListenerConfiguration#http1Settings()}.
     *
     * @param settings the settings
     * @return this builder
     */
    public Builder http1Settings(Http1Settings settings) {
      this.http1Settings = settings;
      return this;
    }

    /**
     * Sets {@link ListenerConfiguration#secureSocket()}.
     *
     * @param socket TLS, or null for none
     * @return this builder
     */
    public Builder secureSocket(@Nullable ListenerSecureSocket socket) {
      this.secureSocket = socket;
      return this;
    }

    /**
     * Sets {@link ListenerConfiguration#timeout()}.
     *
     * @param timeout the limit, or zero for none
     * @return this builder
     */
    public Builder timeout(Duration timeout) {
      this.timeout = timeout;
      return this;
    }

    /**
     * Sets {@link ListenerConfiguration#server()}.
     *
     * @param value the header's value, or null for no header
     * @return this builder
     */
    public Builder server(@Nullable String value) {
      this.server = value;
      return this;
    }

    /**
     * Sets {@link ListenerConfiguration#webSocketCompressionEnabled()}.
     *
     * @param enabled whether compression is agreed to
     * @return this builder
     */
    public Builder webSocketCompressionEnabled(boolean enabled) {
      this.webSocketCompressionEnabled = enabled;
      return this;
    }

    /**
     * Sets {@link ListenerConfiguration#requestLimits()}.
     *
     * @param limits the limits
     * @return this builder
     */
    public Builder requestLimits(RequestLimits limits) {
      this.requestLimits = limits;
      return this;
    }

    /**
     * Sets {@link ListenerConfiguration#connectionLimits()}.
     *
     * @param limits the limits
     * @return this builder
     */
    public Builder connectionLimits(ConnectionLimits limits) {
      this.connectionLimits = limits;
      return this;
    }

    /**
     * Makes the configuration.
     *
     * @return an immutable configuration
     * @throws IllegalArgumentException if a value is impossible
     */
    public ListenerConfiguration build() {
      return new ListenerConfiguration(
          host,
          http1Settings,
          secureSocket,
          timeout,
          server,
          webSocketCompressionEnabled,
          requestLimits,
          connectionLimits);
    }
  }
}
