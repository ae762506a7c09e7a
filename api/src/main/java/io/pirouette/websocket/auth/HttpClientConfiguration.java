// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.auth;

import io.pirouette.websocket.ProxyConfiguration;
import io.pirouette.websocket.internal.HeaderFields;
import io.pirouette.websocket.internal.Times;
import io.pirouette.websocket.tls.ClientSecureSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 *     holds no more threads than these. The default is 32. For a client's token it means nothing:
 *     of all that want it, one asks.
 * @param proxy the proxy to connect through; null, the default, means none. The JVM's system
 *     properties for proxies are not looked at. The proxy is asked for the way to the server, be it
 *     over TLS or not, and sees nothing else of what is meant for it.
 * @param customHeaders headers to add to each request: names with their values in order, which may
 *     have placeholders, and are not shown by {@link #toString()}; the default is none
 */
public record HttpClientConfiguration(
    @Nullable ClientSecureSocket secureSocket,
    Duration connectTimeout,
    Duration timeout,
    int maxConcurrentRequests,
    @Nullable ProxyConfiguration proxy,
    Map<String, List<String>> customHeaders) {

  /** A configuration of defaults. */
  public static final HttpClientConfiguration DEFAULT = builder().build();

  /**
   * Checks the values.
   *
   * @param secureSocket see above
   * @param connectTimeout see above
   * @param timeout see above
   * @param maxConcurrentRequests see above
   * @param proxy see above
   * @param customHeaders see above
   * @throws IllegalArgumentException if a time is not positive or longer than a year, or {@code
   *     maxConcurrentRequests} is not positive, or a header is not allowed by RFC 9110 section 5 or
   *     belongs to the request itself
   */
  public HttpClientConfiguration {
    Times.check("connectTimeout", connectTimeout);
    Times.check("timeout", timeout);
    if (maxConcurrentRequests <= 0) {
      throw new IllegalArgumentException(
          "maxConcurrentRequests: " + maxConcurrentRequests + " (expected: > 0)");
    }
    customHeaders = HeaderFields.ofTokenRequest(customHeaders);
  }

  /** Shows no values of headers. */
  @Override
  public String toString() {
    return ("HttpClientConfiguration[secureSocket=%s, connectTimeout=%s, timeout=%s,"
            + " maxConcurrentRequests=%s, proxy=%s, customHeaders=%s]")
        .formatted(
            secureSocket,
            connectTimeout,
            timeout,
            maxConcurrentRequests,
            proxy,
            customHeaders.keySet());
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
    private @Nullable ProxyConfiguration proxy;
    private final Map<String, List<String>> customHeaders = new LinkedHashMap<>();

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
     * Sets {@link HttpClientConfiguration#proxy()}.
     *
     * @param way the proxy, or null for none
     * @return this builder
     */
    public Builder proxy(@Nullable ProxyConfiguration way) {
      this.proxy = way;
      return this;
    }

    /**
     * Adds a value to {@link HttpClientConfiguration#customHeaders()}.
     *
     * @param name the header's name
     * @param value a value, which comes after those that the name has already
     * @return this builder
     */
    public Builder customHeader(String name, String value) {
      customHeaders.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
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
          secureSocket, connectTimeout, timeout, maxConcurrentRequests, proxy, customHeaders);
    }
  }
}
