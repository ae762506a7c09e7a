// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.tls;

import io.pirouette.websocket.impl.files.WatchedFiles;
import io.pirouette.websocket.tls.CertValidation;
import io.pirouette.websocket.tls.ListenerSecureSocket;
import io.pirouette.websocket.tls.MutualSsl;
import io.pirouette.websocket.tls.VerifyClient;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** TLS of a listener. Thread-safe. */
public final class ServerTls {

  private static final String STAPLING = "jdk.tls.server.enableStatusRequestExtension";

  private final ListenerSecureSocket settings;
  private final WatchedFiles<TlsContext> files;
  private final Negotiation negotiation;

  /**
   * Reads the files.
   *
   * @throws io.pirouette.websocket.error.SslException naming what cannot be used
   */
  public ServerTls(ListenerSecureSocket settings) {
    this.settings = settings;
    MutualSsl mutual = settings.mutualSsl();
    files =
        new WatchedFiles<>(
            SourceFiles.of(settings.key(), mutual == null ? null : mutual.cert()),
            () -> context(settings, mutual));
    negotiation = new Negotiation(fresh(), settings.protocol().versions(), settings.ciphers());
    CertValidation validation = settings.certValidation();
    if (validation != null
        && validation.type() == CertValidation.Type.OCSP_STAPLING
        && !Boolean.getBoolean(STAPLING)) {
      TlsLog.warn(
          "certValidation: no OCSP answer is stapled to the listener's certificate (for that, start"
              + " the JVM with -D"
              + STAPLING
              + "=true)");
    }
  }

  private static TlsContext context(ListenerSecureSocket settings, @Nullable MutualSsl mutual) {
    TrustManager[] trust = {};
    CertValidation validation = null;
    if (mutual != null) {
      validation = settings.certValidation();
      trust = new TrustManager[] {new PeerTrust(TrustAnchors.of(mutual.cert()), validation, true)};
    }
    return new TlsContext(
        KeyMaterial.of(settings.key()),
        trust,
        SessionReuse.of(settings.shareSession(), settings.sessionTimeout(), validation));
  }

  /**
   * A new engine for one connection, with all that the settings say.
   *
   * <p>Files that have changed are read again, which is looked for at most once a second.
   */
  public SSLEngine engine() {
    SSLEngine engine = fresh();
    SSLParameters parameters = engine.getSSLParameters();
    negotiation.apply(parameters);
    MutualSsl mutual = settings.mutualSsl();
    if (mutual != null) {
      if (mutual.verifyClient() == VerifyClient.REQUIRE) {
        parameters.setNeedClientAuth(true);
      } else {
        parameters.setWantClientAuth(true);
      }
    }
    engine.setSSLParameters(parameters);
    return engine;
  }

  private SSLEngine fresh() {
    SSLEngine engine = files.content().next().createSSLEngine();
    engine.setUseClientMode(false);
    return engine;
  }
}
