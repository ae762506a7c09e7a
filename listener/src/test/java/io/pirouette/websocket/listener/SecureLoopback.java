// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.fixture.CertificateAuthority;
import io.pirouette.websocket.fixture.KeyFiles;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.tls.KeyStore;
import io.pirouette.websocket.tls.ListenerSecureSocket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Listeners with TLS that nobody else can reach, and peers that trust them. */
final class SecureLoopback {

  private final String store;
  private final SSLContext trusting;

  private SecureLoopback(String store, SSLContext trusting) {
    this.store = store;
    this.trusting = trusting;
  }

  /** With a certificate of its own, whose files are in a directory. */
  static SecureLoopback in(Path directory) throws GeneralSecurityException, IOException {
    CertificateAuthority authority = CertificateAuthority.root("Root");
    String store =
        new KeyFiles(directory)
            .keyStore("keys.p12", "PKCS12", authority.issue(Leaf.of(Loopback.LOCALHOST)));
    java.security.KeyStore trusted = java.security.KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("root", authority.certificate());
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext trusting = SSLContext.getInstance("TLS");
    trusting.init(null, managers.getTrustManagers(), null);
    return new SecureLoopback(store, trusting);
  }

  ListenerSecureSocket.Builder tls() {
    return ListenerSecureSocket.builder(new KeyStore(store, KeyFiles.PASSWORD));
  }

  /** Starts a listener that echoes, at any path. */
  Listener start(ListenerConfiguration.Builder configuration) {
    return Echoing.start(configuration.secureSocket(tls().build()));
  }

  /** Connects with a version of TLS. */
  HttpPeer connect(int port, String version) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(HttpPeer.loopback(1), port), HttpPeer.TIMEOUT_MILLIS);
      socket.setSoTimeout(HttpPeer.TIMEOUT_MILLIS);
      SSLSocket secure =
          (SSLSocket)
              trusting.getSocketFactory().createSocket(socket, Loopback.LOCALHOST, port, true);
      secure.setEnabledProtocols(new String[] {version});
      secure.startHandshake();
      return HttpPeer.over(secure);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  HttpPeer connect(int port) throws IOException {
    return connect(port, "TLSv1.3");
  }
}
