// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.jwt;

import io.pirouette.websocket.auth.listener.CertFile;
import io.pirouette.websocket.auth.listener.JwksConfig;
import io.pirouette.websocket.auth.listener.JwtValidatorConfig;
import io.pirouette.websocket.auth.listener.SharedSecret;
import io.pirouette.websocket.auth.listener.TrustStoreConfig;
import io.pirouette.websocket.auth.listener.ValidatorSignatureConfig;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.auth.Claims;
import io.pirouette.websocket.impl.auth.Identity;
import io.pirouette.websocket.impl.auth.NamedPrincipal;
import io.pirouette.websocket.impl.auth.RejectedException;
import io.pirouette.websocket.impl.auth.TokenValidator;
import io.pirouette.websocket.impl.binding.JsonObjects;
import java.time.Clock;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Believes tokens that are signed by a key that is known, and that say what they have to. */
public final class JwtValidator implements TokenValidator {

  private final JwtValidatorConfig config;
  private final JsonObjects json;
  private final KeyRing keys;
  private final ClaimRules rules;

  JwtValidator(JwtValidatorConfig config, Clock clock, LongSupplier nanoTime) {
    this.config = config;
    this.json = new JsonObjects();
    this.keys = keys(config.signatureConfig(), clock, nanoTime);
    this.rules = new ClaimRules(config, clock);
  }

  /**
   * The one of a configuration; a server of keys is asked for the first token.
   *
   * @throws IllegalArgumentException naming what cannot be used
   */
  public static JwtValidator of(JwtValidatorConfig config) {
    try {
      return new JwtValidator(config, Clock.systemUTC(), System::nanoTime);
    } catch (NoClassDefFoundError e) {
      throw new IllegalArgumentException(
          "JWTs need com.nimbusds:nimbus-jose-jwt on the class path", null);
    } catch (WebSocketException e) {
      throw new IllegalArgumentException(
          "JWTs need JSON processing on the class path (add a provider, such as"
              + " org.eclipse:yasson)",
          null);
    }
  }

  private KeyRing keys(ValidatorSignatureConfig signature, Clock clock, LongSupplier nanoTime) {
    if (signature instanceof CertFile file) {
      return ConfiguredKey.of(file, clock);
    } else if (signature instanceof TrustStoreConfig store) {
      return ConfiguredKey.of(store, clock);
    } else if (signature instanceof SharedSecret secret) {
      return ConfiguredKey.of(secret, clock);
    }
    return new PublishedKeys((JwksConfig) signature, json, nanoTime);
  }

  @Override
  public Identity validate(String token) {
    CompactToken compact = CompactToken.of(token, json);
    checkSignature(compact);
    Claims claims = compact.claims(json);
    rules.check(claims);
    return new Identity(
        claims.text("sub").map(NamedPrincipal::new),
        claims.names(config.scopeKey()),
        claims.date("exp").map(expiry -> expiry.plus(config.clockSkew())),
        "jwt:" + claims.text("iss").orElse(""));
  }

  private void checkSignature(CompactToken token) {
    Optional<String> keyId = token.keyId();
    if (config.keyId() != null && !keyId.equals(Optional.of(config.keyId()))) {
      throw new RejectedException("the token is signed by another key");
    }
    if (keys.keys(keyId).stream().noneMatch(key -> key.verifies(token))) {
      throw new RejectedException("the token is not signed by a key that is known");
    }
  }

  @Override
  public void close() {
    keys.close();
  }
}
