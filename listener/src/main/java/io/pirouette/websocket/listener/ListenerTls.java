// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import io.pirouette.websocket.impl.tls.ServerTls;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import org.apache.tomcat.util.net.SSLContext;

/** Gives Tomcat an engine for each connection, as the listener's own settings want it. */
final class ListenerTls implements SSLContext {

  private final ServerTls tls;

  ListenerTls(ServerTls tls) {
    this.tls = tls;
  }

  @Override
  public SSLEngine createSSLEngine() {
    return new FixedEngine(tls.engine());
  }

  /** For the log alone. */
  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return new X509Certificate[0];
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  @Override
  public void init(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {}

  @Override
  public void destroy() {}

  @Override
  public SSLSessionContext getServerSessionContext() {
    throw new UnsupportedOperationException("sessions are kept with each engine's own context");
  }

  @Override
  public SSLServerSocketFactory getServerSocketFactory() {
    throw new UnsupportedOperationException("there are engines only");
  }

  @Override
  public SSLParameters getSupportedSSLParameters() {
    return tls.engine().getSSLParameters();
  }
}
