// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.tls;

import io.pirouette.websocket.internal.Times;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * TLS of a {@link io.pirouette.websocket.Client} (specification section 5.1), for {@code wss} URLs.
 * Immutable, and good for any number of clients, which then share sessions and read the files once;
 * made by {@link #of} or {@link #builder}. The canonical constructor is not part of the API.
 *
 * @param enable whether the server's certificate is checked. False trusts anybody, which the log
 *     warns of; the connection is over TLS all the same. The default is true.
 * @param cert the certificates that the server's is checked against; null, the default, means those
 *     that the JVM trusts
 * @param key the client's own key and certificate, for servers that ask for one; null, the default,
 *     means none
 * @param protocol the versions of TLS; the default is 1.3 and 1.2
 * @param certValidation how it is found out whether certificates have been revoked; null, the
 *     default, means not at all
 * @param ciphers the cipher suites that may be used, by their names in the JDK, the most wanted
 *     first. Where no suite of TLS 1.3 is among them, its own suites stay as they are. None, the
 *     default, means those of the JVM.
 * @param verifyHostName whether the certificate has to be that of the URL's host (RFC 2818 section
 *     3.1). False takes the certificate of any host, which the log warns of. The default is true.
 * @param shareSession whether an earlier TLS session with the same server may be taken up; the
 *     default is true. With {@code certValidation}, only for as long as a verdict is remembered.
 * @param handshakeTimeout how long the TLS handshake may take, within {@code handShakeTimeout} of
 *     the client; null, the default, means only the latter
 * @param sessionTimeout for how long at most a session may be taken up again, in whole seconds and
 *     at least one; null, the default, means the JVM's default, a day
 * @param serverName the host that the server is told that is wanted (SNI, RFC 6066 section 3), and
 *     whose certificate it has to show; null, the default, means that of the URL, which the JDK
 *     tells only if there is a dot in it
 */
public record ClientSecureSocket(
    boolean enable,
    @Nullable TrustSource cert,
    @Nullable KeySource key,
    Protocol protocol,
    @Nullable CertValidation certValidation,
    List<String> ciphers,
    boolean verifyHostName,
    boolean shareSession,
    @Nullable Duration handshakeTimeout,
    @Nullable Duration sessionTimeout,
    @Nullable String serverName) {

  /**
   * Checks and copies the values.
   *
   * @param enable see above
   * @param cert see above
   * @param key see above
   * @param protocol see above
   * @param certValidation see above
   * @param ciphers see above
   * @param verifyHostName see above
   * @param shareSession see above
   * @param handshakeTimeout see above
   * @param sessionTimeout see above
   * @param serverName see above
   * @throws IllegalArgumentException if a time is not positive or longer than a year, {@code
   *     serverName} is no host name, or revocation is to be checked ({@code certValidation}) of
   *     certificates that are not checked at all ({@code enable} is false)
   */
  public ClientSecureSocket {
    ciphers = List.copyOf(ciphers);
    if (handshakeTimeout != null) {
      Times.check("handshakeTimeout", handshakeTimeout);
    }
    if (sessionTimeout != null) {
      Times.check("sessionTimeout", sessionTimeout);
    }
    if (serverName != null && !serverName.matches("[A-Za-z0-9_.-]*[A-Za-z_-][A-Za-z0-9_.-]*")) {
      throw new IllegalArgumentException(
          "serverName: '" + serverName + "' (expected: a host name, or null)");
    }
    if (!enable && certValidation != null) {
      throw new IllegalArgumentException(
          "certValidation: " + certValidation + " (expected: null where enable is false)");
    }
  }

  /**
   * A certificate to check the server's against, and defaults for all else.
   *
   * @param cert the trusted certificates
   * @return the settings
   */
  public static ClientSecureSocket of(TrustSource cert) {
    return builder().cert(cert).build();
  }

  /**
   * Starts from the defaults.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the values of a {@link ClientSecureSocket}. For one thread. */
  public static final class Builder {

    private boolean enable = true;
    private @Nullable TrustSource cert;
    private @Nullable KeySource key;
    private Protocol protocol = Protocol.DEFAULT;
    private @Nullable CertValidation certValidation;
    private List<String> ciphers = List.of();
    private boolean verifyHostName = true;
    private boolean shareSession = true;
    private @Nullable Duration handshakeTimeout;
    private @Nullable Duration sessionTimeout;
    private @Nullable String serverName;

    private Builder() {}

    /**
     * Sets {@link ClientSecureSocket#enable()}.
     *
     * @param enable whether the server's certificate is checked
     * @return this builder
     */
    public Builder enable(boolean enable) {
      this.enable = enable;
      return this;
    }

    /**
     * Sets {@link ClientSecureSocket#cert()}.
     *
     * @param cert the trusted certificates, or null for the JVM's
     * @return this builder
     */
    public Builder cert(@Nullable TrustSource cert) {
      this.cert = cert;
      return this;
    }

    /**
     * Sets {@link ClientSecureSocket#key()}.
     *
     * @param key the client's own key and certificate, or null for none
     * @return this builder
     */
    public Builder key(@Nullable KeySource key) {
      this.key = key;
      return this;
    }

    /**
     * Sets {@link ClientSecureSocket#protocol()}.
     *
     * @param protocol the versions
     * @return this builder
     */
    public Builder protocol(Protocol protocol) {
      this.protocol = protocol;
      return this;
    }

    /**
     * Sets {@link ClientSecureSocket#certValidation()}.
     *
     * @param validation how revoked certificates are found out, or null for not at all
     * @return this builder
     */
    public Builder certValidation(@Nullable CertValidation validation) {
      this.certValidation = validation;
      return this;
    }

    /**
     * Sets {@link ClientSecureSocket#ciphers()}.
     *
     * @param names the names of cipher suites, or none for those of the JVM
     * @return this builder
     */
    public Builder ciphers(List<String> names) {
      this.ciphers = names;
      return this;
    }

    /**
     * Sets {@link ClientSecureSocket#verifyHostName()}.
     *
     * @param verify whether the certificate has to be the host's
     * @return this builder
     */
    public Builder verifyHostName(boolean verify) {
      this.verifyHostName = verify;
      return this;
    }

    /**
     * Sets {@link ClientSecureSocket#shareSession()}.
     *
     * @param share whether sessions may be taken up again
     * @return this builder
     */
    public Builder shareSession(boolean share) {
      this.shareSession = share;
      return this;
    }

    /**
     * Sets {@link ClientSecureSocket#handshakeTimeout()}.
     *
     * @param timeout the limit, or null
     * @return this builder
     */
    public Builder handshakeTimeout(@Nullable Duration timeout) {
      this.handshakeTimeout = timeout;
      return this;
    }

    /**
     * Sets {@link ClientSecureSocket#sessionTimeout()}.
     *
     * @param timeout the limit, or null
     * @return this builder
     */
    public Builder sessionTimeout(@Nullable Duration timeout) {
      this.sessionTimeout = timeout;
      return this;
    }

    /**
     * Sets {@link ClientSecureSocket#serverName()}.
     *
     * @param host a host name, or null for the URL's
     * @return this builder
     */
    public Builder serverName(@Nullable String host) {
      this.serverName = host;
      return this;
    }

    /**
     * Makes the settings.
     *
     * @return immutable settings
     * @throws IllegalArgumentException if a value is impossible
     */
    public ClientSecureSocket build() {
      return new ClientSecureSocket(
          enable,
          cert,
          key,
          protocol,
          certValidation,
          ciphers,
          verifyHostName,
          shareSession,
          handshakeTimeout,
          sessionTimeout,
          serverName);
    }
  }
}
