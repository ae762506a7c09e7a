// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.auth.jwt;

import io.pirouette.websocket.auth.listener.CertFile;
import io.pirouette.websocket.auth.listener.SharedSecret;
import io.pirouette.websocket.auth.listener.TrustStoreConfig;
import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.impl.auth.AuthLog;
import io.pirouette.websocket.impl.configuration.Placeholders;
import io.pirouette.websocket.impl.files.WatchedFiles;
import io.pirouette.websocket.impl.tls.Signer;
import io.pirouette.websocket.tls.TrustStore;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one key of a configuration. Tokens need not name it. */
final class ConfiguredKey implements KeyRing {

  private record Known(VerificationKey key, @Nullable X509Certificate certificate) {}

  private final WatchedFiles<Known> files;
  private final Clock clock;

  private ConfiguredKey(List<String> paths, Supplier<Known> reader, Clock clock) {
    this.files = new WatchedFiles<>(paths, reader);
    this.clock = clock;
    this.files.content();
  }

  static ConfiguredKey of(CertFile file, Clock clock) {
    String path = Placeholders.resolve("certFile", file.path());
    return new ConfiguredKey(List.of(path), () -> known(path, () -> Signer.ofFile(path)), clock);
  }

  static ConfiguredKey of(TrustStoreConfig config, Clock clock) {
    TrustStore store = config.trustStore();
    return new ConfiguredKey(
        List.of(store.path()),
        () -> known(store.path(), () -> Signer.ofStore(store, config.certAlias())),
        clock);
  }

  static ConfiguredKey of(SharedSecret secret, Clock clock) {
    String text = Placeholders.resolve("secret", secret.secret());
    VerificationKey key = VerificationKey.of(text.getBytes(StandardCharsets.UTF_8), null);
    return new ConfiguredKey(List.of(), () -> new Known(key, null), clock);
  }

  private static Known known(String path, Supplier<Signer> reader) {
    try {
      Signer signer = reader.get();
      return new Known(VerificationKey.of(signer.key(), null, null), signer.certificate());
    } catch (SslException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
    }
  }

  @Override
  public List<VerificationKey> keys(Optional<String> keyId) {
    Known known = files.content();
    return isValid(known.certificate()) ? List.of(known.key()) : List.of();
  }

  private boolean isValid(@Nullable X509Certificate certificate) {
    try {
      if (certificate != null) {
        certificate.checkValidity(Date.from(clock.instant()));
      }
      return true;
    } catch (CertificateException e) {
      AuthLog.debug(
          "The certificate of "
              + certificate.getSubjectX500Principal()
              + ", who signs the tokens, is not valid now");
      return false;
    }
  }
}
