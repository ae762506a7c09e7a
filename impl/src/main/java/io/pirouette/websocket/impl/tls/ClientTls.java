// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.tls;

import io.pirouette.websocket.tls.ClientSecureSocket;
import java.time.Duration;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** TLS of clients. Thread-safe. */
public final class ClientTls {

  private final @Nullable ClientSecureSocket settings;

  private ClientTls(@Nullable ClientSecureSocket settings) {
    this.settings = settings;
  }

  /** The one of these settings, made once for each object; null means the JVM's defaults. */
  public static ClientTls of(@Nullable ClientSecureSocket settings) {
    return new ClientTls(settings);
  }

  /**
   * An engine for one connection to a server.
   *
   * @throws io.pirouette.websocket.error.SslException naming what cannot be used
   */
  public SSLEngine engine(String host, int port) {
    throw new UnsupportedOperationException();
  }

  /** How long the handshake may take; null for any time. */
  public @Nullable Duration handshakeTimeout() {
    return settings == null ? null : settings.handshakeTimeout();
  }
}
