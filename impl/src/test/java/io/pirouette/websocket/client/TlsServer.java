// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import javax.net.ssl.SSLContext;

/**
 * A server that listens on 127.0.0.1, and does nothing but what a test does with each {@link
 * TlsConnection}. For one thread.
 */
final class TlsServer implements AutoCloseable {

  private static final int BACKLOG = 1_024;

  private final ServerSocket socket = new Listening();
  private final SSLContext context;
  private final String[] protocols;
  private TlsConnection pending;

  private TlsServer(SSLContext context, String... protocols) throws IOException {
    this.context = context;
    this.protocols = protocols;
  }

  /** TLS needs the TCP connection beneath it, whose bytes a test may want to hold or to change. */
  private static final class Listening extends ServerSocket {

    Listening() throws IOException {
      super(0, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }

    @Override
    public Socket accept() throws IOException {
      TlsSocket accepted = new TlsSocket();
      implAccept(accepted);
      return accepted;
    }
  }

  /** The server of the host that it is at, with one of these versions of TLS or with any. */
  static TlsServer start(String... protocols) throws IOException {
    return start(TlsKeys.LOCALHOST, protocols);
  }

  static TlsServer start(TlsKeys key, String... protocols) throws IOException {
    return new TlsServer(key.server(), protocols);
  }

  /** A server that shows, and trusts, whatever the context holds. */
  static TlsServer start(SSLContext context, String... protocols) throws IOException {
    return new TlsServer(context, protocols);
  }

  int port() {
    return socket.getLocalPort();
  }

  URI uri() {
    return uri("localhost");
  }

  /** Where it is, by another name. */
  URI uri(String host) {
    return URI.create("wss://" + host + ":" + port() + "/");
  }

  /** The next connection, without TLS still; waits for it. */
  TlsConnection accept() throws IOException {
    TlsConnection accepted = pending;
    pending = null;
    return accepted == null ? accept(Math.toIntExact(Dialogue.PATIENCE.toMillis())) : accepted;
  }

  private TlsConnection accept(int millis) throws IOException {
    socket.setSoTimeout(millis);
    return new TlsConnection((TlsSocket) socket.accept(), context, protocols);
  }

  /** Whether there is a connection, made before this call, that was not accepted. */
  boolean hasPending() throws IOException {
    if (pending == null) {
      try {
        pending = accept(1);
      } catch (SocketTimeoutException none) {
        return false;
      }
    }
    return true;
  }

  /** Ends the listening and drops a connection that nobody accepted; the others live on. */
  @Override
  public void close() throws IOException {
    try (socket) {
      if (pending != null) {
        pending.cut();
      }
    }
  }
}
