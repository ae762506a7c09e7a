// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.tls;

import io.pirouette.websocket.tls.ListenerSecureSocket;
import java.util.List;
import javax.net.ssl.SSLEngine;

/** TLS of a listener. Thread-safe. */
public final class ServerTls {

  /**
   * Reads the files.
   *
   * @throws io.pirouette.websocket.error.SslException naming what cannot be used
   */
  public ServerTls(ListenerSecureSocket settings) {}

  /**
   * A new engine for one connection, with all that the settings say.
   *
   * <p>Files that have changed are read again, which is looked for at most once a second.
   */
  public SSLEngine engine() {
    throw new UnsupportedOperationException();
  }

  /** The versions of TLS that each engine has enabled. */
  public List<String> protocols() {
    return List.of();
  }

  /** The cipher suites that each engine has enabled, the most wanted first. */
  public List<String> cipherSuites() {
    return List.of();
  }
}
