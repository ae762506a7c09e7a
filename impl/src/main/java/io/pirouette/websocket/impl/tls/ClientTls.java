// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.tls;

import io.pirouette.websocket.impl.configuration.IdentityTable;
import io.pirouette.websocket.tls.ClientSecureSocket;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** TLS of clients. Thread-safe. */
public final class ClientTls {

  private static final ClientTls JVM = new ClientTls(new JvmEngines(), false, null);
  private static final ClientSecureSocket DEFAULTS = ClientSecureSocket.builder().build();
  private static final IdentityTable<ClientTls> MADE = new IdentityTable<>();

  private final ClientEngines engines;
  private final boolean asksOthers;
  private final @Nullable Duration handshakeTimeout;

  private ClientTls(
      ClientEngines engines, boolean asksOthers, @Nullable Duration handshakeTimeout) {
    this.engines = engines;
    this.asksOthers = asksOthers;
    this.handshakeTimeout = handshakeTimeout;
  }

  /** The one of these settings, made once for each object; null means the JVM's defaults. */
  public static ClientTls of(@Nullable ClientSecureSocket settings) {
    return settings == null
        ? JVM
        : MADE.get(
            settings,
            () ->
                new ClientTls(
                    new ConfiguredEngines(twin(settings)),
                    settings.certValidation() != null,
                    settings.handshakeTimeout()));
  }

  /** As {@link #of}, for libraries; null means default settings, with the JVM's trust. */
  public static ClientTls ofLibrary(@Nullable ClientSecureSocket settings) {
    return of(settings == null ? DEFAULTS : settings);
  }

  /** The same settings in another object, which may be held while the first one is forgotten. */
  private static ClientSecureSocket twin(ClientSecureSocket settings) {
    return new ClientSecureSocket(
        settings.enable(),
        settings.cert(),
        settings.key(),
        settings.protocol(),
        settings.certValidation(),
        settings.ciphers(),
        settings.verifyHostName(),
        settings.shareSession(),
        settings.handshakeTimeout(),
        settings.sessionTimeout(),
        settings.serverName());
  }

  /**
   * An engine for one connection to a server.
   *
   * @throws io.pirouette.websocket.error.SslException naming what cannot be used
   */
  public SSLEngine engine(String host, int port) {
    return engines.engine(host, port);
  }

  /**
   * What others make connections of, for as long as it is the same; another one when a file has
   * changed.
   *
   * @throws io.pirouette.websocket.error.SslException naming what cannot be used
   */
  public SSLContext context() {
    return engines.context();
  }

  /** Makes sockets for as long as {@link #context} is the same. */
  public SSLSocketFactory socketFactory() {
    return new ConfiguredSocketFactory(context().getSocketFactory(), parameters());
  }

  /** What they have to set besides: versions, suites, and whether the host's name is compared. */
  public SSLParameters parameters() {
    return engines.parameters();
  }

  /**
   * What has to be asked after the handshake, before anything is sent.
   *
   * @throws SSLException if the server may not be spoken to
   */
  public void check(SSLEngine engine) throws SSLException {
    engines.check(engine.getSession());
  }

  /** Whether others than the server may be asked about its certificates, over the network. */
  public boolean asksOthers() {
    return asksOthers;
  }

  /** How long the handshake may take; null for any time. */
  public @Nullable Duration handshakeTimeout() {
    return handshakeTimeout;
  }
}
