// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.tls;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Reads a file of certificates: PEM, or what else the JDK knows (DER, PKCS#7). */
final class CertificateFile {

  private static final String EXPECTED = "X.509 certificates in PEM form";

  private CertificateFile() {}

  /** All certificates of a file, in order; at least one. */
  static List<X509Certificate> read(String path) {
    byte[] content = FileFault.read(path, EXPECTED);
    PemFile pem = PemFile.of(path, EXPECTED, content);
    List<X509Certificate> certificates = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      List<byte[]> blocks = pem.blocks("CERTIFICATE");
      if (pem.labels().isEmpty() && content.length > 0) {
        blocks = List.of(content);
      }
      for (byte[] block : blocks) {
        add(certificates, factory.generateCertificates(new ByteArrayInputStream(block)));
      }
    } catch (CertificateException e) {
      throw FileFault.of(path, "a certificate cannot be read", EXPECTED, e);
    }
    if (certificates.isEmpty()) {
      throw FileFault.of(path, "holds no certificate", EXPECTED, null);
    }
    return certificates;
  }

  private static void add(
      List<X509Certificate> to, Collection<? extends java.security.cert.Certificate> read) {
    for (java.security.cert.Certificate certificate : read) {
      if (certificate instanceof X509Certificate known) {
        to.add(known);
      }
    }
  }
}
