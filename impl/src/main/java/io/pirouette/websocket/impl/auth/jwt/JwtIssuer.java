// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.pirouette.websocket.auth.client.IssuerSignatureConfig;
import io.pirouette.websocket.auth.client.JwtIssuerConfig;
import io.pirouette.websocket.auth.client.KeyFile;
import io.pirouette.websocket.auth.client.KeyStoreConfig;
import io.pirouette.websocket.auth.client.SigningSecret;
import io.pirouette.websocket.impl.configuration.Placeholders;
import io.pirouette.websocket.impl.files.WatchedFiles;
import io.pirouette.websocket.impl.tls.PrivateKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes tokens of a client's own, signed by its own key. Thread-safe. */
public final class JwtIssuer {

  /** All but what is another one each time. */
  private final JWTClaimsSet claims;

  private final @Nullable String jwtId;
  private final @Nullable String keyId;
  private final Duration expTime;
  private final WatchedFiles<SigningKey> key;

  private JwtIssuer(JwtIssuerConfig config) {
    this.claims = claims(config);
    this.jwtId = config.jwtId();
    this.keyId = config.keyId();
    this.expTime = config.expTime();
    this.key = key(config.signatureConfig(), config.algorithm());
  }

  /**
   * The one of a configuration, which is not held. Files are read for the first token.
   *
   * @throws IllegalArgumentException naming what cannot be used
   */
  public static JwtIssuer of(JwtIssuerConfig config) {
    try {
      return new JwtIssuer(config);
    } catch (NoClassDefFoundError e) {
      throw new IllegalArgumentException(
          "JWTs need com.nimbusds:nimbus-jose-jwt on the class path", null);
    }
  }

  private static JWTClaimsSet claims(JwtIssuerConfig config) {
    JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
    config.customClaims().forEach(claims::claim);
    claims.issuer(config.issuer()).subject(config.username());
    if (!config.audience().isEmpty()) {
      claims.audience(config.audience());
    }
    return claims.build();
  }

  private static WatchedFiles<SigningKey> key(
      IssuerSignatureConfig signature, @Nullable String algorithm) {
    if (signature instanceof KeyStoreConfig config) {
      String path = config.keyStore().path();
      return watched(
          path,
          () ->
              SigningKey.of(
                  PrivateKeys.ofStore(config.keyStore(), config.keyAlias(), config.keyPassword()),
                  algorithm));
    } else if (signature instanceof KeyFile file) {
      String path = Placeholders.resolve("path", file.path());
      return watched(
          path, () -> SigningKey.of(PrivateKeys.ofFile(path, file.keyPassword()), algorithm));
    }
    String secret = Placeholders.resolve("secret", ((SigningSecret) signature).secret());
    SigningKey key = SigningKey.of(secret.getBytes(StandardCharsets.UTF_8), algorithm);
    return new WatchedFiles<>(List.of(), () -> key);
  }

  private static WatchedFiles<SigningKey> watched(String path, Supplier<SigningKey> reader) {
    return new WatchedFiles<>(
        List.of(path),
        () -> {
          try {
            return reader.get();
          } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
          }
        });
  }

  /**
   * A new token.
   *
   * @throws IllegalArgumentException naming what cannot be used
   * @throws io.pirouette.websocket.error.SslException if it is a file
   */
  public String issue() {
    Instant now = Instant.now();
    JWTClaimsSet timed =
        new JWTClaimsSet.Builder(claims)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(expTime)))
            .jwtID(jwtId == null ? UUID.randomUUID().toString() : jwtId)
            .build();
    SigningKey current = key.content();
    JWSHeader header =
        new JWSHeader.Builder(current.algorithm()).type(JOSEObjectType.JWT).keyID(keyId).build();
    SignedJWT token = new SignedJWT(header, timed);
    try {
      token.sign(current.signer());
    } catch (JOSEException e) {
      throw new IllegalArgumentException("a token cannot be signed by this key", e);
    }
    return token.serialize();
  }
}
