// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import io.pirouette.websocket.auth.client.ClientAuth;
import io.pirouette.websocket.internal.HeaderFields;
import io.pirouette.websocket.tls.ClientSecureSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link Client} connects and works (specification section 4.1). Immutable, and good for any
 * number of clients; made by {@link #builder()}. The canonical constructor is not part of the API.
 *
 * @param subProtocols the sub-protocols offered to the server, the most wanted first: tokens, none
 *     twice (RFC 6455 section 4.1); the default is none. If there are any, a server that chooses
 *     none or another one fails the handshake.
 * @param customHeaders headers to add to the upgrade request: names with their values in order; the
 *     default is none. Those of the handshake itself, such as {@code Host} or {@code
 *     Sec-WebSocket-Key}, are refused. Values are not shown by {@link #toString()}.
 * @param cookies cookies to send in one {@code Cookie} header, those with the shortest path first
 *     and otherwise in the order given; the default is none. If there are any, they replace a
 *     {@code Cookie} in {@code customHeaders}.
 * @param handShakeTimeout how long an attempt to connect may take, from looking up the address to
 *     the server's answer; the default is 300 seconds, which negative means, too. Zero means any
 *     time.
 * @param readTimeout how long a read waits for its message; zero or negative, as the default {@link
 *     #NO_TIMEOUT}, means any time
 * @param writeTimeout how long a write may take; zero or negative, as the default {@link
 *     #NO_TIMEOUT}, means any time
 * @param maxFrameSize the largest payload of one frame, in bytes; a larger one that is received
 *     closes the connection with status code 1009, a longer message is sent in several. Zero or
 *     negative means the default, 65536.
 * @param maxMessageSize the largest received message, in bytes, over all its frames; a larger one
 *     closes the connection with status code 1009. The default is 16 MiB.
 * @param webSocketCompressionEnabled whether to offer compression (RFC 7692) to the server; the
 *     default is true
 * @param validation whether values that are read are checked against the constraints of their type
 *     (Jakarta Validation), if such a library is on the class path; the default is true
 * @param retryConfig how to connect again after a failure; null, the default, means not to
 * @param pingPongHandler receives pings and pongs; null, the default, means that pings are answered
 *     automatically and pongs dropped
 * @param proxy the proxy to connect through; null, the default, means none. The JVM's system
 *     properties for proxies are not looked at.
 * @param secureSocket TLS to servers with a {@code wss} URL; null, the default, means TLS 1.3 or
 *     1.2 with a server that the JVM trusts, under the URL's host
 * @param auth by what the client shows who it is; null, the default, means by nothing. It makes the
 *     header {@code Authorization}, in place of one in {@code customHeaders}.
 */
public record ClientConfiguration(
    List<String> subProtocols,
    Map<String, List<String>> customHeaders,
    List<Cookie> cookies,
    Duration handShakeTimeout,
    Duration readTimeout,
    Duration writeTimeout,
    int maxFrameSize,
    long maxMessageSize,
    boolean webSocketCompressionEnabled,
    boolean validation,
    @Nullable RetryConfiguration retryConfig,
    @Nullable PingPongService pingPongHandler,
    @Nullable ProxyConfiguration proxy,
    @Nullable ClientSecureSocket secureSocket,
    @Nullable ClientAuth auth) {

  /** Stands for no limit, as {@link #readTimeout()} and {@link #writeTimeout()}. */
  public static final Duration NO_TIMEOUT = Duration.ofSeconds(-1);

  private static final Duration DEFAULT_HANDSHAKE_TIMEOUT = Duration.ofSeconds(300);

  /**
   * Checks, normalises and copies the values.
   *
   * @param subProtocols see above
   * @param customHeaders see above
   * @param cookies see above
   * @param handShakeTimeout see above
   * @param readTimeout see above
   * @param writeTimeout see above
   * @param maxFrameSize see above
   * @param maxMessageSize see above
   * @param webSocketCompressionEnabled see above
   * @param validation see above
   * @param retryConfig see above
   * @param pingPongHandler see above
   * @param proxy see above
   * @param secureSocket see above
   * @param auth see above
   * @throws IllegalArgumentException if a sub-protocol is not a token or offered twice, a header is
   *     not allowed by RFC 9110 section 5 or belongs to the handshake, or {@code maxMessageSize} is
   *     not positive
   */
  public ClientConfiguration {
    subProtocols = HeaderFields.ofSubProtocols(subProtocols);
    customHeaders = HeaderFields.ofUpgradeRequest(customHeaders);
    cookies = List.copyOf(cookies);
    if (handShakeTimeout.isNegative()) {
      handShakeTimeout = DEFAULT_HANDSHAKE_TIMEOUT;
    }
    readTimeout = limitOf(readTimeout);
    writeTimeout = limitOf(writeTimeout);
    if (maxFrameSize <= 0) {
      maxFrameSize = ServiceConfiguration.DEFAULT_MAX_FRAME_SIZE;
    }
    if (maxMessageSize <= 0) {
      throw new IllegalArgumentException("maxMessageSize: " + maxMessageSize + " (expected: > 0)");
    }
  }

  private static Duration limitOf(Duration timeout) {
    return timeout.isZero() || timeout.isNegative() ? NO_TIMEOUT : timeout;
  }

  /** Shows no values of headers and cookies, and no password: they may be secret. */
  @Override
  public String toString() {
    return ("ClientConfiguration[subProtocols=%s, customHeaders=%s, cookies=%s,"
            + " handShakeTimeout=%s, readTimeout=%s, writeTimeout=%s, maxFrameSize=%s,"
            + " maxMessageSize=%s, webSocketCompressionEnabled=%s, validation=%s, retryConfig=%s,"
            + " pingPongHandler=%s, proxy=%s, secureSocket=%s, auth=%s]")
        .formatted(
            subProtocols,
            customHeaders.keySet(),
            cookies,
            handShakeTimeout,
            readTimeout,
            writeTimeout,
            maxFrameSize,
            maxMessageSize,
            webSocketCompressionEnabled,
            validation,
            retryConfig,
            pingPongHandler,
            proxy,
            secureSocket,
            auth);
  }

  /**
   * A configuration of defaults.
   *
   * @return the defaults
   */
  public static ClientConfiguration defaults() {
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

  /** Collects the values of a {@link ClientConfiguration}. For one thread. */
  public static final class Builder {

    private List<String> subProtocols = List.of();
    private final Map<String, List<String>> customHeaders = new LinkedHashMap<>();
    private List<Cookie> cookies = List.of();
    private Duration handShakeTimeout = DEFAULT_HANDSHAKE_TIMEOUT;
    private Duration readTimeout = NO_TIMEOUT;
    private Duration writeTimeout = NO_TIMEOUT;
    private int maxFrameSize = ServiceConfiguration.DEFAULT_MAX_FRAME_SIZE;
    private long maxMessageSize = ServiceConfiguration.DEFAULT_MAX_MESSAGE_SIZE;
    private boolean webSocketCompressionEnabled = true;
    private boolean validation = true;
    private @Nullable RetryConfiguration retryConfig;
    private @Nullable PingPongService pingPongHandler;
    private @Nullable ProxyConfiguration proxy;
    private @Nullable ClientSecureSocket secureSocket;
    private @Nullable ClientAuth auth;

    private Builder() {}

    /**
     * Sets {@link ClientConfiguration#subProtocols()}.
     *
     * @param names the most wanted first
     * @return this builder
     */
    public Builder subProtocols(List<String> names) {
      this.subProtocols = List.copyOf(names);
      return this;
    }

    /**
     * Sets {@link ClientConfiguration#customHeaders()}, in place of all that were set before.
     *
     * @param headers header names with their values in order
     * @return this builder
     */
    public Builder customHeaders(Map<String, List<String>> headers) {
      customHeaders.clear();
      headers.forEach((name, values) -> customHeaders.put(name, new ArrayList<>(values)));
      return this;
    }

    /**
     * Adds a value to {@link ClientConfiguration#customHeaders()}.
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
     * Sets {@link ClientConfiguration#cookies()}.
     *
     * @param cookies the cookies
     * @return this builder
     */
    public Builder cookies(List<Cookie> cookies) {
      this.cookies = List.copyOf(cookies);
      return this;
    }

    /**
     * Sets {@link ClientConfiguration#handShakeTimeout()}.
     *
     * @param timeout zero for no limit; negative means the default
     * @return this builder
     */
    public Builder handShakeTimeout(Duration timeout) {
      this.handShakeTimeout = timeout;
      return this;
    }

    /**
     * Sets {@link ClientConfiguration#readTimeout()}.
     *
     * @param timeout zero or negative for no limit
     * @return this builder
     */
    public Builder readTimeout(Duration timeout) {
      this.readTimeout = timeout;
      return this;
    }

    /**
     * Sets {@link ClientConfiguration#writeTimeout()}.
     *
     * @param timeout zero or negative for no limit
     * @return this builder
     */
    public Builder writeTimeout(Duration timeout) {
      this.writeTimeout = timeout;
      return this;
    }

    /**
     * Sets {@link ClientConfiguration#maxFrameSize()}.
     *
     * @param bytes the limit; zero or negative means the default
     * @return this builder
     */
    public Builder maxFrameSize(int bytes) {
      this.maxFrameSize = bytes;
      return this;
    }

    /**
     * Sets {@link ClientConfiguration#maxMessageSize()}.
     *
     * @param bytes the limit, positive
     * @return this builder
     */
    public Builder maxMessageSize(long bytes) {
      this.maxMessageSize = bytes;
      return this;
    }

    /**
     * Sets {@link ClientConfiguration#webSocketCompressionEnabled()}.
     *
     * @param enabled whether to offer compression
     * @return this builder
     */
    public Builder webSocketCompressionEnabled(boolean enabled) {
      this.webSocketCompressionEnabled = enabled;
      return this;
    }

    /**
     * Sets {@link ClientConfiguration#validation()}.
     *
     * @param enabled whether to check constraints
     * @return this builder
     */
    public Builder validation(boolean enabled) {
      this.validation = enabled;
      return this;
    }

    /**
     * Sets {@link ClientConfiguration#retryConfig()}.
     *
     * @param retry how to retry, or null not to
     * @return this builder
     */
    public Builder retryConfig(@Nullable RetryConfiguration retry) {
      this.retryConfig = retry;
      return this;
    }

    /**
     * Sets {@link ClientConfiguration#pingPongHandler()}.
     *
     * @param handler the service, or null for none
     * @return this builder
     */
    public Builder pingPongHandler(@Nullable PingPongService handler) {
      this.pingPongHandler = handler;
      return this;
    }

    /**
     * Sets {@link ClientConfiguration#proxy()}.
     *
     * @param proxy the proxy, or null for none
     * @return this builder
     */
    public Builder proxy(@Nullable ProxyConfiguration proxy) {
      this.proxy = proxy;
      return this;
    }

    /**
     * Sets {@link ClientConfiguration#secureSocket()}.
     *
     * @param socket TLS, or null for the JVM's settings
     * @return this builder
     */
    public Builder secureSocket(@Nullable ClientSecureSocket socket) {
      this.secureSocket = socket;
      return this;
    }

    /**
     * Sets {@link ClientConfiguration#auth()}.
     *
     * @param credentials by what the client shows who it is, or null
     * @return this builder
     */
    public Builder auth(@Nullable ClientAuth credentials) {
      this.auth = credentials;
      return this;
    }

    /**
     * Makes the configuration.
     *
     * @return an immutable configuration
     * @throws IllegalArgumentException if a value is impossible
     */
    public ClientConfiguration build() {
      return new ClientConfiguration(
          subProtocols,
          customHeaders,
          cookies,
          handShakeTimeout,
          readTimeout,
          writeTimeout,
          maxFrameSize,
          maxMessageSize,
          webSocketCompressionEnabled,
          validation,
          retryConfig,
          pingPongHandler,
          proxy,
          secureSocket,
          auth);
    }
  }
}
