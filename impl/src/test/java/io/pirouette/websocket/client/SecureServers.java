// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import io.pirouette.websocket.fixture.CertificateAuthority;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.KeyFiles;
import io.pirouette.websocket.tls.CertKey;
import io.pirouette.websocket.tls.ClientSecureSocket;
import io.pirouette.websocket.tls.TrustedCertificates;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Servers of the JDK's TLS with certificates of an authority, which clients are told to trust. */
final class SecureServers {

  private static final char[] PASSWORD = {'k'};

  final CertificateAuthority root = CertificateAuthority.root("root");
  final KeyFiles files;

  SecureServers(Path directory) {
    this.files = new KeyFiles(directory);
  }

  /** A server that shows a certificate, and trusts the authority's clients. */
  TlsServer start(Certified shown, String... versions) throws IOException {
    return TlsServer.start(context(shown), versions);
  }

  /** What such a server uses; sessions are taken up with the same one only. */
  SSLContext context(Certified shown) {
    try {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      keys.setKeyEntry("key", shown.key(), PASSWORD, shown.chain().toArray(X509Certificate[]::new));
      KeyManagerFactory own =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      own.init(keys, PASSWORD);
      KeyStore anchors = KeyStore.getInstance("PKCS12");
      anchors.load(null, null);
      anchors.setCertificateEntry("root", root.certificate());
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(anchors);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The authority's own certificate in a file. */
  TrustedCertificates rootFile() {
    return new TrustedCertificates(files.certificate("root.crt", root.certificate()));
  }

  /** A client that trusts the authority. */
  ClientSecureSocket.Builder trusting() {
    return ClientSecureSocket.builder().cert(rootFile());
  }

  /** A key and its certificates in two files. */
  CertKey pem(String name, Certified certified) {
    return new CertKey(
        files.certificates(name + ".crt", certified.chain()),
        files.key(name + ".key", certified.key()));
  }

  static List<String> versions() {
    return List.of("TLSv1.3", "TLSv1.2");
  }
}
