// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tls;

import io.pirouette.websocket.internal.Times;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * TLS of a {@link io.pirouette.websocket.Listener} (specification section 2.1). Immutable; made by
 * {@link #of} or {@link #builder}. The canonical constructor is not part of the API.
 *
 * @param key the listener's own key and certificate: RSA of at least 2048 bits, or EC
 * @param mutualSsl whether clients show certificates, too; null, the default, means that they are
 *     not asked to
 * @param protocol the versions of TLS; the default is 1.3 and 1.2
 * @param certValidation how it is found out whether certificates have been revoked; null, the
 *     default, means not at all
 * @param ciphers the cipher suites that may be used, by their names in the JDK, the most wanted
 *     first. Where no suite of TLS 1.3 is among them, its own suites stay as they are. The default
 *     are the nine of the specification: AES-128 with forward secrecy, GCM first.
 * @param shareSession whether a client may take up an earlier TLS session, which saves both ends
 *     the greater part of the handshake; the default is true. With {@code certValidation} and
 *     {@code mutualSsl}, only for as long as a verdict on the client's certificate is remembered.
 * @param handshakeTimeout how long the TLS handshake may take, from the moment the connection is
 *     there; null, the default, means that it counts among what {@code
 *     ListenerConfiguration.timeout} limits
 * @param sessionTimeout for how long at most a session may be taken up again, in whole seconds and
 *     at least one; null, the default, means the JVM's default, a day
 */
public record ListenerSecureSocket(
    KeySource key,
    @Nullable MutualSsl mutualSsl,
    Protocol protocol,
    @Nullable CertValidation certValidation,
    List<String> ciphers,
    boolean shareSession,
    @Nullable Duration handshakeTimeout,
    @Nullable Duration sessionTimeout) {

  /** The suites of {@link #ciphers()} where nothing is said. */
  public static final List<String> DEFAULT_CIPHERS =
      List.of(
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
          "TLS_DHE_RSA_WITH_AES_128_CBC_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
          "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
          "TLS_DHE_RSA_WITH_AES_128_CBC_SHA");

  /**
   * Checks and copies the values.
   *
   * @param key see above
   * @param mutualSsl see above
   * @param protocol see above
   * @param certValidation see above
   * @param ciphers see above
   * @param shareSession see above
   * @param handshakeTimeout see above
   * @param sessionTimeout see above
   * @throws IllegalArgumentException if {@code ciphers} is empty, or a time is not positive or
   *     longer than a year
   */
  public ListenerSecureSocket {
    ciphers = List.copyOf(ciphers);
    if (ciphers.isEmpty()) {
      throw new IllegalArgumentException("ciphers: none (expected: at least one)");
    }
    if (handshakeTimeout != null) {
      Times.check("handshakeTimeout", handshakeTimeout);
    }
    if (sessionTimeout != null) {
      Times.check("sessionTimeout", sessionTimeout);
    }
  }

  /**
   * A key, and defaults for all else.
   *
   * @param key the listener's own key and certificate
   * @return the settings
   */
  public static ListenerSecureSocket of(KeySource key) {
    return builder(key).build();
  }

  /**
   * Starts from the defaults.
   *
   * @param key the listener's own key and certificate
   * @return a new builder
   */
  public static Builder builder(KeySource key) {
    return new Builder(key);
  }

  /** Collects the values of a {@link ListenerSecureSocket}. For one thread. */
  public static final class Builder {

    private final KeySource key;
    private @Nullable MutualSsl mutualSsl;
    private Protocol protocol = Protocol.DEFAULT;
    private @Nullable CertValidation certValidation;
    private List<String> ciphers = DEFAULT_CIPHERS;
    private boolean shareSession = true;
    private @Nullable Duration handshakeTimeout;
    private @Nullable Duration sessionTimeout;

    private Builder(KeySource key) {
      this.key = key;
    }

    /**
     * Sets {@link ListenerSecureSocket#mutualSsl()}.
     *
     * @param mutualSsl what clients have to show, or null for nothing
     * @return this builder
     */
    public Builder mutualSsl(@Nullable MutualSsl mutualSsl) {
      this.mutualSsl = mutualSsl;
      return this;
    }

    /**
     * Sets {@link ListenerSecureSocket#protocol()}.
     *
     * @param protocol the versions
     * @return this builder
     */
    public Builder protocol(Protocol protocol) {
      this.protocol = protocol;
      return this;
    }

    /**
     * Sets {@link ListenerSecureSocket#certValidation()}.
     *
     * @param validation how revoked certificates are found out, or null for not at all
     * @return this builder
     */
    public Builder certValidation(@Nullable CertValidation validation) {
      this.certValidation = validation;
      return this;
    }

    /**
     * Sets {@link ListenerSecureSocket#ciphers()}.
     *
     * @param names the names of cipher suites, at least one
     * @return this builder
     */
    public Builder ciphers(List<String> names) {
      this.ciphers = names;
      return this;
    }

    /**
     * Sets {@link ListenerSecureSocket#shareSession()}.
     *
     * @param share whether sessions may be taken up again
     * @return this builder
     */
    public Builder shareSession(boolean share) {
      this.shareSession = share;
      return this;
    }

    /**
     * Sets {@link ListenerSecureSocket#handshakeTimeout()}.
     *
     * @param timeout the limit, or null
     * @return this builder
     */
    public Builder handshakeTimeout(@Nullable Duration timeout) {
      this.handshakeTimeout = timeout;
      return this;
    }

    /**
     * Sets {@link ListenerSecureSocket#sessionTimeout()}.
     *
     * @param timeout the limit, or null
     * @return this builder
     */
    public Builder sessionTimeout(@Nullable Duration timeout) {
      this.sessionTimeout = timeout;
      return this;
    }

    /**
     * Makes the settings.
     *
     * @return immutable settings
     * @throws IllegalArgumentException if a value is impossible
     */
    public ListenerSecureSocket build() {
      return new ListenerSecureSocket(
          key,
          mutualSsl,
          protocol,
          certValidation,
          ciphers,
          shareSession,
          handshakeTimeout,
          sessionTimeout);
    }
  }
}
