// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.tls;

import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.impl.files.WatchedFiles;
import io.pirouette.websocket.tls.ClientSecureSocket;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Engines as a client's settings want them. */
final class ConfiguredEngines implements ClientEngines {

  private final ClientSecureSocket settings;
  private final WatchedFiles<TlsContext> files;
  private volatile @Nullable Negotiation negotiation;

  ConfiguredEngines(ClientSecureSocket settings) {
    this.settings = settings;
    this.files = new WatchedFiles<>(SourceFiles.of(settings.key(), settings.cert()), this::read);
    if (!settings.enable()) {
      TlsLog.warn(
          "secureSocket: enable is false, so the certificates of servers are not checked, and"
              + " anybody can be at the other end");
    } else if (!settings.verifyHostName()) {
      TlsLog.warn(
          "secureSocket: verifyHostName is false, so any trusted server can stand in for the one"
              + " that is meant");
    }
  }

  private TlsContext read() {
    TrustManager trust =
        settings.enable()
            ? new PeerTrust(
                TrustAnchors.of(settings.cert()),
                settings.certValidation(),
                settings.verifyHostName())
            : new AnyPeer();
    return new TlsContext(
        KeyMaterial.of(settings.key()),
        new TrustManager[] {trust},
        SessionReuse.of(
            settings.shareSession(), settings.sessionTimeout(), settings.certValidation()));
  }

  @Override
  public SSLEngine engine(String host, int port) {
    String name = settings.serverName();
    SSLEngine engine = files.content().next().createSSLEngine(name == null ? host : name, port);
    engine.setUseClientMode(true);
    engine.setSSLParameters(parameters(engine));
    return engine;
  }

  private SSLParameters parameters(SSLEngine engine) {
    SSLParameters parameters = engine.getSSLParameters();
    negotiation(engine).apply(parameters);
    if (settings.enable() && settings.verifyHostName()) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    if (settings.serverName() != null) {
      parameters.setServerNames(List.of(sni(settings.serverName())));
    }
    return parameters;
  }

  @Override
  public SSLContext context() {
    return files.content().lasting();
  }

  @Override
  public SSLParameters parameters() {
    SSLEngine engine = context().createSSLEngine();
    engine.setUseClientMode(true);
    return parameters(engine);
  }

  @Override
  public void check(SSLSession session) {
    // The trust manager has done that already.
  }

  private Negotiation negotiation(SSLEngine engine) {
    Negotiation made = negotiation;
    if (made == null) {
      made = new Negotiation(engine, settings.protocol().versions(), settings.ciphers());
      negotiation = made;
    }
    return made;
  }

  private static SNIHostName sni(String name) {
    try {
      return new SNIHostName(name);
    } catch (IllegalArgumentException e) {
      throw new SslException("serverName: '" + name + "' (expected: a host name)", null);
    }
  }
}
