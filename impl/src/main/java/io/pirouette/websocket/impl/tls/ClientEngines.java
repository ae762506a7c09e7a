// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.tls;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;

/** Makes the engines of clients. Thread-safe. */
interface ClientEngines {

  /** An engine for one connection to a server. */
  SSLEngine engine(String host, int port);

  /** What others make connections of, for as long as the files do not change. */
  SSLContext context();

  /** What they have to set besides. */
  SSLParameters parameters();

  /** Whether a server may be spoken to, by the certificates that it has shown. */
  void check(SSLSession session) throws SSLException;
}
