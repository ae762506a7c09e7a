// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket;

import io.pirouette.websocket.auth.listener.AuthOptions;
import io.pirouette.websocket.auth.listener.ListenerAuth;
import io.pirouette.websocket.internal.AddressRange;
import io.pirouette.websocket.internal.HeaderFields;
import io.pirouette.websocket.internal.Origin;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the connections of an {@link UpgradeService} are served (specification section 3.1.1).
 * Immutable; made by {@link #builder()}. The canonical constructor is not part of the API.
 *
 * @param subProtocols the sub-protocols that the service knows. Of those that a peer asks for, the
 *     first one that is among them is chosen; if none is, or it asks for none, the connection has
 *     none. The default is none.
 * @param maxFrameSize the largest payload of one received frame, in bytes; a larger one closes the
 *     connection with status code 1009. Zero or negative means the default, 65536. Messages to the
 *     peer that are longer are sent in several frames of at most that size.
 * @param maxMessageSize the largest received message, in bytes, over all its frames; a larger one,
 *     or one of more than 65536 frames, closes the connection with status code 1009. The default is
 *     16 MiB.
 * @param validation whether received values are checked against the constraints of their types
 *     (Jakarta Validation), if such a library is on the class path; the default is true
 * @param dispatcherKey the name of the top-level JSON property whose text says which custom remote
 *     method a text message is for (specification section 3.2.2, see {@link Service}); null, the
 *     default, means that messages are not looked into
 * @param dispatcherStreamId the name of the property that tells one stream of messages from
 *     another, for generated clients; without effect on the service. Null, the default, means none;
 *     it is allowed only with a {@code dispatcherKey}.
 * @param connectionClosureTimeout how long the peer's close frame is waited for after one of ours,
 *     where {@link Caller#close(int, String, Duration)} does not say otherwise. The default is 60
 *     seconds; {@link #NO_TIMEOUT} means for ever.
 * @param idleTimeout after how long without a frame from or to the peer {@code onIdleTimeout} is
 *     called, again and again; the connection stays open. Zero, the default, and less mean never.
 * @param webSocketCompressionEnabled whether permessage-deflate (RFC 7692) is agreed to, where the
 *     container can do it and the peer offers it; the default is true
 * @param slowConsumerPolicy what becomes of messages to a peer that reads too slowly; the default
 *     is to wait for it, for at most 20 seconds a message
 * @param heartbeat how dead peers are found, by pings; null, the default, means that none are sent
 * @param dispatch on which threads the remote methods run; the default is {@link Dispatch#INLINE}
 * @param allowedOrigins the origins whose pages may connect, such as {@code https://example.com};
 *     {@code *} stands for all. An upgrade request of another origin is refused with status 403
 *     (RFC 6455 section 10.2). If it is empty, which is the default, any origin may connect as long
 *     as the request carries nothing that a browser adds by itself; with cookies, Basic or similar
 *     credentials, a client certificate or a login of the container only the service's own may.
 * @param originRequired whether to refuse requests without the header {@code Origin} as well, which
 *     browsers send always, and other clients rarely. The default is false.
 * @param secureOnly whether the service is there for secure connections alone: an upgrade request
 *     that has not come over TLS is refused with status 403. One of the {@code trustedProxies} is
 *     believed that the peer's own connection was secure. The default is false.
 * @param trustedProxies the proxies whose word is taken for the host and scheme that the service is
 *     known by, in {@code Forwarded} (RFC 7239) or {@code X-Forwarded-Host} and {@code
 *     X-Forwarded-Proto}: addresses such as {@code 10.0.0.5}, or ranges such as {@code 10.0.0.0/8}.
 *     The default is none.
 * @param auth the ways to show that one may connect, in the order in which they are tried
 *     (specification section 5.2): the first that accepts the credentials of the upgrade request
 *     lets in, or refuses with status 403 if the peer holds none of its scopes. Where none accepts
 *     them, or there are no credentials, the request is refused with status 401, before anything of
 *     the service runs. None, the default, asks for nothing.
 * @param authOptions what becomes of connections whose token expires, and the like
 */
public record ServiceConfiguration(
    List<String> subProtocols,
    int maxFrameSize,
    long maxMessageSize,
    boolean validation,
    @Nullable String dispatcherKey,
    @Nullable String dispatcherStreamId,
    Duration connectionClosureTimeout,
    Duration idleTimeout,
    boolean webSocketCompressionEnabled,
    SlowConsumerPolicy slowConsumerPolicy,
    @Nullable Heartbeat heartbeat,
    Dispatch dispatch,
    List<String> allowedOrigins,
    boolean originRequired,
    boolean secureOnly,
    List<String> trustedProxies,
    List<ListenerAuth> auth,
    AuthOptions authOptions) {

  private static final int LEAST_FRAME_FOR_HEARTBEAT = 8;

  /** The default of {@link #maxFrameSize()}, in bytes. */
  public static final int DEFAULT_MAX_FRAME_SIZE = 65_536;

  /** The default of {@link #maxMessageSize()}, in bytes. */
  public static final long DEFAULT_MAX_MESSAGE_SIZE = 16_777_216;

  /** The default of {@link #connectionClosureTimeout()}. */
  public static final Duration DEFAULT_CONNECTION_CLOSURE_TIMEOUT = Duration.ofSeconds(60);

  /** A {@link #connectionClosureTimeout()} that never ends. */
  public static final Duration NO_TIMEOUT = Duration.ofSeconds(-1);

  /**
   * Checks and normalises the values.
   *
   * @param subProtocols see above
   * @param maxFrameSize see above
   * @param maxMessageSize see above
   * @param validation see above
   * @param dispatcherKey see above
   * @param dispatcherStreamId see above
   * @param connectionClosureTimeout see above
   * @param idleTimeout see above
   * @param webSocketCompressionEnabled see above
   * @param slowConsumerPolicy see above
   * @param heartbeat see above
   * @param dispatch see above
   * @param allowedOrigins see above
   * @param originRequired see above
   * @param secureOnly see above
   * @param trustedProxies see above
   * @param auth see above
   * @param authOptions see above
   * @throws IllegalArgumentException if a sub-protocol is no token or there twice, if {@code
   *     maxMessageSize} is not positive, if {@code maxFrameSize} is below 8 with a heartbeat, if a
   *     dispatcher's property is empty, or {@code dispatcherStreamId} is there without the other,
   *     if {@code connectionClosureTimeout} is negative but not {@link #NO_TIMEOUT}, if an origin
   *     is not scheme, host and perhaps port, if a proxy is neither an address nor a range, or if a
   *     sub-protocol begins as {@link AuthOptions#bearerSubProtocol()} does
   */
  public ServiceConfiguration {
    subProtocols = HeaderFields.ofSubProtocols(subProtocols);
    if (maxFrameSize <= 0) {
      maxFrameSize = DEFAULT_MAX_FRAME_SIZE;
    }
    if (maxMessageSize <= 0) {
      throw new IllegalArgumentException("maxMessageSize: " + maxMessageSize + " (expected: > 0)");
    }
    if (heartbeat != null && maxFrameSize < LEAST_FRAME_FOR_HEARTBEAT) {
      throw new IllegalArgumentException(
          "maxFrameSize: "
              + maxFrameSize
              + " (expected: at least "
              + LEAST_FRAME_FOR_HEARTBEAT
              + " with a heartbeat, whose pongs are that long)");
    }
    checkDispatcher(dispatcherKey, dispatcherStreamId);
    if (connectionClosureTimeout.isNegative() && !connectionClosureTimeout.equals(NO_TIMEOUT)) {
      throw new IllegalArgumentException(
          "connectionClosureTimeout: "
              + connectionClosureTimeout
              + " (expected: at least 0, or NO_TIMEOUT)");
    }
    if (idleTimeout.isNegative()) {
      idleTimeout = Duration.ZERO;
    }
    allowedOrigins = List.copyOf(allowedOrigins);
    allowedOrigins.forEach(Origin::checkAllowed);
    trustedProxies = List.copyOf(trustedProxies);
    trustedProxies.forEach(AddressRange::of);
    auth = List.copyOf(auth);
    checkTokens(subProtocols, authOptions.bearerSubProtocol());
  }

  private static void checkTokens(List<String> subProtocols, @Nullable String beginning) {
    for (String name : subProtocols) {
      if (beginning != null && name.startsWith(beginning)) {
        throw new IllegalArgumentException(
            "subProtocols: "
                + name
                + " (expected: none that begins with "
                + beginning
                + ", which is for tokens)");
      }
    }
  }

  private static void checkDispatcher(@Nullable String key, @Nullable String streamId) {
    if (key != null && key.isEmpty()) {
      throw new IllegalArgumentException("dispatcherKey: empty (expected: a name, or null)");
    }
    if (streamId != null && streamId.isEmpty()) {
      throw new IllegalArgumentException("dispatcherStreamId: empty (expected: a name, or null)");
    }
    if (streamId != null && key == null) {
      throw new IllegalArgumentException(
          "dispatcherStreamId: " + streamId + " (expected: none without a dispatcherKey)");
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

    private List<String> subProtocols = List.of();
    private int maxFrameSize = DEFAULT_MAX_FRAME_SIZE;
    private long maxMessageSize = DEFAULT_MAX_MESSAGE_SIZE;
    private boolean validation = true;
    private @Nullable String dispatcherKey;
    private @Nullable String dispatcherStreamId;
    private Duration connectionClosureTimeout = DEFAULT_CONNECTION_CLOSURE_TIMEOUT;
    private Duration idleTimeout = Duration.ZERO;
    private boolean webSocketCompressionEnabled = true;
    private SlowConsumerPolicy slowConsumerPolicy = SlowConsumerPolicy.Block.DEFAULT;
    private @Nullable Heartbeat heartbeat;
    private Dispatch dispatch = Dispatch.INLINE;
    private List<String> allowedOrigins = List.of();
    private boolean originRequired;
    private boolean secureOnly;
    private List<String> trustedProxies = List.of();
    private List<ListenerAuth> auth = List.of();
    private AuthOptions authOptions = AuthOptions.DEFAULT;

    private Builder() {}

    /**
     * Sets {@link ServiceConfiguration#subProtocols()}.
     *
     * @param names the names
     * @return this builder
     */
    public Builder subProtocols(List<String> names) {
      this.subProtocols = names;
      return this;
    }

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
     * Sets {@link ServiceConfiguration#validation()}.
     *
     * @param enabled whether constraints are checked
     * @return this builder
     */
    public Builder validation(boolean enabled) {
      this.validation = enabled;
      return this;
    }

    /**
     * Sets {@link ServiceConfiguration#dispatcherKey()}.
     *
     * @param property the name of a JSON property, or null
     * @return this builder
     */
    public Builder dispatcherKey(@Nullable String property) {
      this.dispatcherKey = property;
      return this;
    }

    /**
     * Sets {@link ServiceConfiguration#dispatcherStreamId()}.
     *
     * @param property the name of a JSON property, or null
     * @return this builder
     */
    public Builder dispatcherStreamId(@Nullable String property) {
      this.dispatcherStreamId = property;
      return this;
    }

    /**
     * Sets {@link ServiceConfiguration#connectionClosureTimeout()}.
     *
     * @param timeout the time-out; zero for none at all, {@link #NO_TIMEOUT} for ever
     * @return this builder
     */
    public Builder connectionClosureTimeout(Duration timeout) {
      this.connectionClosureTimeout = timeout;
      return this;
    }

    /**
     * Sets {@link ServiceConfiguration#idleTimeout()}.
     *
     * @param timeout the time-out; zero or negative for none
     * @return this builder
     */
    public Builder idleTimeout(Duration timeout) {
      this.idleTimeout = timeout;
      return this;
    }

    /**
     * Sets {@link ServiceConfiguration#webSocketCompressionEnabled()}.
     *
     * @param enabled whether permessage-deflate is agreed to
     * @return this builder
     */
    public Builder webSocketCompressionEnabled(boolean enabled) {
      this.webSocketCompressionEnabled = enabled;
      return this;
    }

    /**
     * Sets {@link ServiceConfiguration#slowConsumerPolicy()}.
     *
     * @param policy the policy
     * @return this builder
     */
    public Builder slowConsumerPolicy(SlowConsumerPolicy policy) {
      this.slowConsumerPolicy = policy;
      return this;
    }

    /**
     * Sets {@link ServiceConfiguration#heartbeat()}.
     *
     * @param heartbeat the heartbeat, or null for none
     * @return this builder
     */
    public Builder heartbeat(@Nullable Heartbeat heartbeat) {
      this.heartbeat = heartbeat;
      return this;
    }

    /**
     * Sets {@link ServiceConfiguration#dispatch()}.
     *
     * @param dispatch the threads
     * @return this builder
     */
    public Builder dispatch(Dispatch dispatch) {
      this.dispatch = dispatch;
      return this;
    }

    /**
     * Sets {@link ServiceConfiguration#allowedOrigins()}.
     *
     * @param origins the origins, or {@code *}
     * @return this builder
     */
    public Builder allowedOrigins(List<String> origins) {
      this.allowedOrigins = origins;
      return this;
    }

    /**
     * Sets {@link ServiceConfiguration#originRequired()}.
     *
     * @param required whether requests without the header are refused
     * @return this builder
     */
    public Builder originRequired(boolean required) {
      this.originRequired = required;
      return this;
    }

    /**
     * Sets {@link ServiceConfiguration#secureOnly()}.
     *
     * @param required whether requests that have not come over TLS are refused
     * @return this builder
     */
    public Builder secureOnly(boolean required) {
      this.secureOnly = required;
      return this;
    }

    /**
     * Sets {@link ServiceConfiguration#trustedProxies()}.
     *
     * @param proxies addresses or ranges
     * @return this builder
     */
    public Builder trustedProxies(List<String> proxies) {
      this.trustedProxies = proxies;
      return this;
    }

    /**
     * Sets {@link ServiceConfiguration#auth()}.
     *
     * @param kinds the ways to show that one may connect, in order
     * @return this builder
     */
    public Builder auth(ListenerAuth... kinds) {
      this.auth = List.of(kinds);
      return this;
    }

    /**
     * Sets {@link ServiceConfiguration#authOptions()}.
     *
     * @param options the options
     * @return this builder
     */
    public Builder authOptions(AuthOptions options) {
      this.authOptions = options;
      return this;
    }

    /**
     * Makes the configuration.
     *
     * @return an immutable configuration
     * @throws IllegalArgumentException if a value is impossible
     */
    public ServiceConfiguration build() {
      return new ServiceConfiguration(
          subProtocols,
          maxFrameSize,
          maxMessageSize,
          validation,
          dispatcherKey,
          dispatcherStreamId,
          connectionClosureTimeout,
          idleTimeout,
          webSocketCompressionEnabled,
          slowConsumerPolicy,
          heartbeat,
          dispatch,
          allowedOrigins,
          originRequired,
          secureOnly,
          trustedProxies,
          auth,
          authOptions);
    }
  }
}
