// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.directory;

import com.unboundid.ldap.sdk.ExtendedResult;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import io.pirouette.websocket.auth.listener.LdapUserStoreConfig;
import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.impl.auth.AuthLog;
import io.pirouette.websocket.impl.auth.UnavailableException;
import io.pirouette.websocket.impl.configuration.Placeholders;
import io.pirouette.websocket.impl.tls.ClientTls;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Connects to a directory. Nothing is sent before TLS has begun, where it is to begin. */
final class ConnectionFactory {

  private static final int PLAIN_PORT = 389;
  private static final int SECURE_PORT = 636;

  /** In bytes. */
  private static final int MAX_MESSAGE = 1_048_576;

  private final LdapUserStoreConfig config;
  private final URI url;
  private final @Nullable String password;
  private final LDAPConnectionOptions options = new LDAPConnectionOptions();

  ConnectionFactory(LdapUserStoreConfig config) {
    this.config = config;
    this.url = URI.create(config.connectionUrl());
    this.password =
        config.connectionPassword() == null
            ? null
            : Placeholders.resolve("connectionPassword", config.connectionPassword());
    options.setConnectTimeoutMillis(milliseconds(config.connectionTimeout()));
    options.setResponseTimeoutMillis(milliseconds(config.readTimeout()));
    options.setMaxMessageSize(MAX_MESSAGE);
    options.setFollowReferrals(false);
    // Whoever asks reads the answer; else each connection would have a thread of its own.
    options.setUseSynchronousMode(true);
    if (config.secureSocket() != null && config.secureSocket().serverName() != null) {
      options.setNameResolver(new NamedAddresses(config.secureSocket().serverName()));
    }
    if (!isSecure() && !config.startTls() && !isLocal()) {
      AuthLog.warn(
          config.connectionUrl()
              + ": passwords can be read on the way (better: ldaps, or startTls)");
    }
  }

  /** To the SDK, zero is for ever. */
  private static int milliseconds(Duration time) {
    return (int) Math.min(Math.max(time.toMillis(), 1), Integer.MAX_VALUE);
  }

  private boolean isSecure() {
    return "ldaps".equalsIgnoreCase(url.getScheme());
  }

  private boolean isLocal() {
    return url.getHost().matches("(?i)localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1]");
  }

  /**
   * A connection that nobody has bound.
   *
   * @throws UnavailableException if there is none; whatever the directory says, it is of no user
   */
  LDAPConnection open() {
    ClientTls tls = ClientTls.ofLibrary(config.secureSocket());
    try {
      String host = url.getHost().replaceAll("[\\[\\]]", "");
      LDAPConnection connection =
          isSecure()
              ? new LDAPConnection(tls.socketFactory(), options, host, port())
              : new LDAPConnection(options, host, port());
      return config.startTls() ? secured(connection, tls) : connection;
    } catch (SslException e) {
      throw new UnavailableException(config.connectionUrl() + ": " + e.getMessage(), null);
    } catch (LDAPException e) {
      throw Answers.unavailable(config.connectionUrl(), e);
    }
  }

  private int port() {
    int standard = isSecure() ? SECURE_PORT : PLAIN_PORT;
    return url.getPort() < 0 ? standard : url.getPort();
  }

  private static LDAPConnection secured(LDAPConnection connection, ClientTls tls)
      throws LDAPException {
    try {
      ExtendedResult result =
          connection.processExtendedOperation(new StartTLSExtendedRequest(tls.socketFactory()));
      if (!result.getResultCode().equals(ResultCode.SUCCESS)) {
        throw new LDAPException(ResultCode.CONNECT_ERROR, "StartTLS is refused");
      }
      return connection;
    } catch (LDAPException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** A connection that is bound as whoever searches. */
  LDAPConnection openBound() {
    LDAPConnection connection = open();
    if (config.connectionName() != null) {
      try {
        connection.bind(config.connectionName(), Objects.requireNonNull(password));
      } catch (LDAPException e) {
        connection.close();
        throw new UnavailableException(
            config.connectionUrl()
                + ": the bind of connectionName is answered with "
                + e.getResultCode().getName(),
            null);
      }
    }
    return connection;
  }
}
