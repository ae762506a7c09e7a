// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.tls;

import javax.net.ssl.SSLEngine;

/** Makes the engines of clients. Thread-safe. */
interface ClientEngines {

  /** An engine for one connection to a server. */
  SSLEngine engine(String host, int port);
}
