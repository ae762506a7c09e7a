// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.client;

import io.pirouette.websocket.ProxyConfiguration;
import io.pirouette.websocket.auth.HttpClientConfiguration;
import io.pirouette.websocket.auth.client.IssuerSignatureConfig;
import io.pirouette.websocket.auth.client.JwtIssuerConfig;
import io.pirouette.websocket.auth.client.KeyFile;
import io.pirouette.websocket.auth.client.KeyStoreConfig;
import io.pirouette.websocket.auth.client.OAuth2ClientCredentialsGrantConfig;
import io.pirouette.websocket.auth.client.OAuth2GrantConfig;
import io.pirouette.websocket.auth.client.OAuth2JwtBearerGrantConfig;
import io.pirouette.websocket.auth.client.OAuth2PasswordGrantConfig;
import io.pirouette.websocket.auth.client.OAuth2RefreshTokenGrantConfig;
import io.pirouette.websocket.auth.client.RefreshConfig;
import io.pirouette.websocket.auth.client.SigningSecret;
import io.pirouette.websocket.impl.configuration.Placeholders;
import io.pirouette.websocket.impl.exchange.CustomHeaders;
import io.pirouette.websocket.tls.CertKey;
import io.pirouette.websocket.tls.CertValidation;
import io.pirouette.websocket.tls.ClientSecureSocket;
import io.pirouette.websocket.tls.KeySource;
import io.pirouette.websocket.tls.KeyStore;
import io.pirouette.websocket.tls.TrustSource;
import io.pirouette.websocket.tls.TrustStore;
import io.pirouette.websocket.tls.TrustedCertificates;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values of configurations as they are now, with what their placeholders stand for, as lists
 * that are equal if these are. What a record does for that by itself would, on Java 17, keep an
 * application's class loader after its end.
 */
final class ConfigurationValues {

  private ConfigurationValues() {}

  static List<Object> of(OAuth2GrantConfig config) {
    return list(
        kind(config),
        resolved("clientId", config.clientId()),
        resolved("clientSecret", config.clientSecret()),
        config.scopes(),
        config.defaultTokenExpTime(),
        config.clockSkew(),
        resolved(config.optionalParams()),
        config.credentialBearer(),
        of(config.clientConfig()));
  }

  private static List<Object> kind(OAuth2GrantConfig config) {
    if (config instanceof OAuth2ClientCredentialsGrantConfig client) {
      return list("client credentials", client.tokenUrl());
    } else if (config instanceof OAuth2PasswordGrantConfig password) {
      return list(
          "password",
          password.tokenUrl(),
          resolved("username", password.username()),
          resolved("password", password.password()),
          of(password.refreshConfig()));
    } else if (config instanceof OAuth2RefreshTokenGrantConfig refresh) {
      return list(
          "refresh token", refresh.refreshUrl(), resolved("refreshToken", refresh.refreshToken()));
    }
    OAuth2JwtBearerGrantConfig jwt = (OAuth2JwtBearerGrantConfig) config;
    return list(
        "jwt", jwt.tokenUrl(), resolved("assertion", jwt.assertion()), of(jwt.assertionIssuer()));
  }

  private static List<Object> of(@Nullable RefreshConfig config) {
    return config == null
        ? list()
        : list(
            config.refreshUrl(),
            config.scopes(),
            resolved(config.optionalParams()),
            config.credentialBearer(),
            config.clientConfig() == null ? null : of(config.clientConfig()));
  }

  static List<Object> of(@Nullable JwtIssuerConfig config) {
    return config == null
        ? list()
        : list(
            config.issuer(),
            config.username(),
            config.audience(),
            config.jwtId(),
            config.keyId(),
            config.expTime(),
            config.customClaims(),
            config.algorithm(),
            of(config.signatureConfig()));
  }

  private static List<Object> of(IssuerSignatureConfig config) {
    if (config instanceof KeyStoreConfig store) {
      return list(
          of(store.keyStore()), store.keyAlias(), resolved("keyPassword", store.keyPassword()));
    } else if (config instanceof KeyFile file) {
      return list(resolved("path", file.path()), resolved("keyPassword", file.keyPassword()));
    }
    return list(resolved("secret", ((SigningSecret) config).secret()));
  }

  private static List<Object> of(HttpClientConfiguration config) {
    return list(
        of(config.secureSocket()),
        config.connectTimeout(),
        config.timeout(),
        config.maxConcurrentRequests(),
        of(config.proxy()),
        CustomHeaders.of(config));
  }

  private static List<Object> of(@Nullable ProxyConfiguration proxy) {
    return proxy == null
        ? list()
        : list(
            proxy.host(), proxy.port(), proxy.username(), proxy.password(), proxy.nonProxyHosts());
  }

  private static List<Object> of(@Nullable ClientSecureSocket socket) {
    return socket == null
        ? list()
        : list(
            socket.enable(),
            of(socket.cert()),
            of(socket.key()),
            socket.protocol().versions(),
            of(socket.certValidation()),
            socket.ciphers(),
            socket.verifyHostName(),
            socket.shareSession(),
            socket.handshakeTimeout(),
            socket.sessionTimeout(),
            socket.serverName());
  }

  private static List<Object> of(@Nullable TrustSource source) {
    if (source instanceof TrustStore store) {
      return list(store.path(), store.password());
    }
    return source instanceof TrustedCertificates file ? list(file.certFile()) : list();
  }

  private static List<Object> of(@Nullable KeySource source) {
    if (source instanceof KeyStore store) {
      return list(store.path(), store.password());
    }
    return source instanceof CertKey files
        ? list(files.certFile(), files.keyFile(), files.keyPassword())
        : list();
  }

  private static List<Object> of(@Nullable CertValidation validation) {
    return validation == null
        ? list()
        : list(validation.type(), validation.cacheSize(), validation.cacheValidityPeriod());
  }

  private static @Nullable String resolved(String field, @Nullable String value) {
    return value == null ? null : Placeholders.resolve(field, value);
  }

  private static Map<String, String> resolved(Map<String, String> fields) {
    Map<String, String> resolved = new HashMap<>();
    fields.forEach((name, value) -> resolved.put(name, Placeholders.resolve(name, value)));
    return resolved;
  }

  private static List<Object> list(@Nullable Object... values) {
    return Arrays.stream(values).<Object>map(Optional::ofNullable).toList();
  }
}
