// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.tls;

import io.pirouette.websocket.error.SslException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Engines with the JVM's default settings, as they are at each moment. */
final class JvmEngines implements ClientEngines {

  @Override
  public SSLEngine engine(String host, int port) {
    SSLEngine engine = context().createSSLEngine(host, port);
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setAlgorithmConstraints(new StrongAlgorithms());
    engine.setSSLParameters(parameters);
    return engine;
  }

  @Override
  public SSLContext context() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new SslException("The JVM's default TLS settings cannot be used", e);
    }
  }

  @Override
  public SSLParameters parameters() {
    SSLParameters parameters = context().getDefaultSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setAlgorithmConstraints(new StrongAlgorithms());
    return parameters;
  }

  /**
   * The JDK does not apply all constraints to a certificate that is trusted, or whose issuer is.
   */
  @Override
  public void check(SSLSession session) throws SSLException {
    String weakness =
        session.getPeerCertificates()[0] instanceof X509Certificate first
            ? CertificateStrength.weakness(first)
            : null;
    if (weakness != null) {
      throw new SSLPeerUnverifiedException(weakness);
    }
  }
}
