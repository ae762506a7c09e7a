// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.tls;

import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.tls.CertValidation;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertificateException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Checks the certificates of the other end, as the JDK does, and their strength and revocation. */
final class PeerTrust extends X509ExtendedTrustManager {

  /** Asks one of the JDK's. */
  private interface Check {
    void by(X509ExtendedTrustManager jdk) throws CertificateException;
  }

  private final X509ExtendedTrustManager path;

  /** The same, with revocation; null if that is not asked for. */
  private final @Nullable X509ExtendedTrustManager revocation;

  private final VerdictMemory inOrder;
  private final boolean verifyHostName;

  /**
   * Trust.
   *
   * @param verifyHostName false passes over the host's name also where others, such as the JDK's
   *     HTTP client, would have it compared
   */
  PeerTrust(Set<TrustAnchor> anchors, @Nullable CertValidation validation, boolean verifyHostName) {
    this.verifyHostName = verifyHostName;
    try {
      path = jdk(anchors, null);
      revocation = validation == null ? null : jdk(anchors, validation.type());
      inOrder = VerdictMemory.of(validation);
    } catch (GeneralSecurityException e) {
      throw new SslException("Trusted certificates cannot be used", e);
    }
  }

  private static X509ExtendedTrustManager jdk(
      Set<TrustAnchor> anchors, CertValidation.@Nullable Type type)
      throws GeneralSecurityException {
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, null);
    parameters.addCertPathChecker(new CertificateStrength());
    // What the JDK does by itself, where no parameters are given.
    parameters.setRevocationEnabled(Boolean.getBoolean("com.sun.net.ssl.checkRevocation"));
    if (type != null) {
      PKIXRevocationChecker checker =
          (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
      checker.setOptions(
          type == CertValidation.Type.OCSP_STAPLING ? Set.of(Option.NO_FALLBACK) : Set.of());
      parameters.setRevocationEnabled(true);
      parameters.addCertPathChecker(checker);
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(new CertPathTrustManagerParameters(parameters));
    return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
  }

  private void check(X509Certificate[] chain, Check check) throws CertificateException {
    // The JDK asks nothing of a certificate that is trusted itself.
    String weakness = chain.length == 0 ? null : CertificateStrength.weakness(chain[0]);
    if (weakness != null) {
      throw new CertificateException(weakness);
    }
    if (revocation == null || inOrder.holds(chain)) {
      check.by(path);
    } else {
      check.by(revocation);
      inOrder.add(chain);
    }
    // Nor this, but it tells others better why it refuses them.
    chain[0].checkValidity();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain, jdk -> jdk.checkClientTrusted(chain, type, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    SSLEngine asked = verifyHostName ? engine : null;
    check(chain, jdk -> jdk.checkServerTrusted(chain, type, asked));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain, jdk -> jdk.checkClientTrusted(chain, type, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    Socket asked = verifyHostName ? socket : null;
    check(chain, jdk -> jdk.checkServerTrusted(chain, type, asked));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, jdk -> jdk.checkClientTrusted(chain, type));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, jdk -> jdk.checkServerTrusted(chain, type));
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return path.getAcceptedIssuers();
  }
}
