// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.tls;

import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.tls.TrustSource;
import io.pirouette.websocket.tls.TrustStore;
import io.pirouette.websocket.tls.TrustedCertificates;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The certificates that others' are checked against. */
final class TrustAnchors {

  private TrustAnchors() {}

  /** Those of a source, at least one; null means those that the JVM trusts. */
  static Set<TrustAnchor> of(@Nullable TrustSource source) {
    if (source instanceof TrustedCertificates file) {
      return anchors(file.certFile(), CertificateFile.read(file.certFile()));
    }
    if (source instanceof TrustStore store) {
      return anchors(store.path(), ofStore(store));
    }
    return anchors("The JVM's trust store", ofJvm());
  }

  /** Keys that are too weak are worth no trust. */
  private static Set<TrustAnchor> anchors(String place, Collection<X509Certificate> trusted) {
    Set<TrustAnchor> anchors = new HashSet<>();
    String weakness = null;
    for (X509Certificate certificate : trusted) {
      String weak = CertificateStrength.weakness(certificate.getPublicKey());
      if (weak == null) {
        anchors.add(new TrustAnchor(certificate, null));
      } else {
        weakness = certificate.getSubjectX500Principal() + ": " + weak;
      }
    }
    if (anchors.isEmpty()) {
      throw FileFault.of(
          place,
          weakness == null ? "holds no certificate" : weakness,
          "at least one trusted certificate",
          null);
    }
    return anchors;
  }

  private static List<X509Certificate> ofStore(TrustStore source) {
    KeyStore store = KeyStoreFile.open(source.path(), source.password());
    List<X509Certificate> trusted = new ArrayList<>();
    try {
      for (String alias : Collections.list(store.aliases())) {
        Certificate certificate = store.getCertificate(alias);
        if (certificate instanceof X509Certificate known) {
          trusted.add(known);
        }
      }
    } catch (KeyStoreException e) {
      throw FileFault.of(source.path(), "cannot be read", KeyStoreFile.EXPECTED, e);
    }
    return trusted;
  }

  private static List<X509Certificate> ofJvm() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager trust) {
          return List.of(trust.getAcceptedIssuers());
        }
      }
      return List.of();
    } catch (GeneralSecurityException e) {
      throw new SslException("The JVM's trust store cannot be used", e);
    }
  }
}
