// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Client;
import io.pirouette.websocket.ClientConfiguration;
import io.pirouette.websocket.Get;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.fixture.CertificateAuthority;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.KeyFiles;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.tls.CertKey;
import io.pirouette.websocket.tls.ClientSecureSocket;
import io.pirouette.websocket.tls.KeySource;
import io.pirouette.websocket.tls.ListenerSecureSocket;
import io.pirouette.websocket.tls.TrustedCertificates;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/** Listeners and peers over TLS, with an authority that both trust, and files for a test. */
final class Wss {

  static final int PATIENCE_MILLIS = 20_000;

  final CertificateAuthority root = CertificateAuthority.root("root");
  final KeyFiles files;

  Wss(Path directory) {
    this.files = new KeyFiles(directory);
  }

  /** A certificate of 127.0.0.1 and localhost. */
  Certified localhost() {
    return root.issue(Leaf.of("localhost", "127.0.0.1"));
  }

  /** In two PEM files whose names begin like this. */
  CertKey pem(String name, Certified certified) {
    return new CertKey(
        files.certificates(name + ".crt", certified.chain()),
        files.key(name + ".key", certified.key()));
  }

  /** The trust in the authority, as a file. */
  TrustedCertificates rootFile() {
    return new TrustedCertificates(files.certificate("root.crt", root.certificate()));
  }

  ListenerSecureSocket.Builder secure() {
    return ListenerSecureSocket.builder(pem("server", localhost()));
  }

  /** A started listener with one service at its root. */
  static Listener start(ListenerSecureSocket secure, UpgradeService service) {
    Listener listener = listener(secure);
    try {
      return started(listener.attach(service));
    } catch (RuntimeException e) {
      listener.close();
      throw e;
    }
  }

  private static Listener started(Listener listener) {
    listener.start();
    return listener;
  }

  static Listener listener(ListenerSecureSocket secure) {
    return Listener.on(
        0, ListenerConfiguration.builder().host(Loopback.LOCALHOST).secureSocket(secure).build());
  }

  static String url(Listener listener) {
    return "wss://localhost:" + listener.port() + "/";
  }

  /** Connects with the library's client. */
  static Client connect(Listener listener, ClientSecureSocket secure) {
    return Client.connect(
        url(listener),
        ClientConfiguration.builder()
            .secureSocket(secure)
            .handShakeTimeout(Duration.ofMillis(PATIENCE_MILLIS))
            .readTimeout(Duration.ofMillis(PATIENCE_MILLIS))
            .build());
  }

  /** A client that trusts the authority. */
  ClientSecureSocket.Builder trusting() {
    return ClientSecureSocket.builder().cert(rootFile());
  }

  /** A client that trusts the authority and shows this. */
  ClientSecureSocket showing(KeySource key) {
    return trusting().key(key).build();
  }

  /** A context of the JDK for a peer that trusts the authority, and shows nothing. */
  SSLContext context() {
    return context(new KeyManager[0]);
  }

  /** A context of the JDK for a peer that shows a certificate, whatever is asked for. */
  SSLContext insistentContext(Certified shown) {
    return context(new KeyManager[] {new Insistent(shown)});
  }

  private SSLContext context(KeyManager[] keys) {
    try {
      KeyStore trust = KeyStore.getInstance("PKCS12");
      trust.load(null, null);
      trust.setCertificateEntry("root", root.certificate());
      TrustManagerFactory trusted =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(trust);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, trusted.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Has one key for everything. */
  private static final class Insistent extends X509ExtendedKeyManager {

    private final Certified shown;

    Insistent(Certified shown) {
      this.shown = shown;
    }

    @Override
    public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
      return "key";
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
      return "key";
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
      return new String[] {"key"};
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
      return new String[0];
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
      return null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return shown.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return shown.key();
    }
  }

  /** A socket of the JDK's, before its handshake. */
  static SSLSocket socket(SSLContext context, Listener listener) throws IOException {
    Socket plain = new Socket(Loopback.LOCALHOST, listener.port());
    SSLSocket secure =
        (SSLSocket)
            context.getSocketFactory().createSocket(plain, "localhost", listener.port(), true);
    secure.setSoTimeout(PATIENCE_MILLIS);
    return secure;
  }

  /** Tells who has come, and counts how often it was asked for a service. */
  static final class Witness implements UpgradeService {

    final AtomicInteger upgrades = new AtomicInteger();

    @Get
    public Service upgrade() {
      upgrades.incrementAndGet();
      return new Testimony();
    }
  }

  static final class Testimony implements Service {

    public String onTextMessage(Caller caller, String text) {
      UpgradeRequest request = caller.getUpgradeRequest();
      String certificates =
          request.clientCertificates().stream()
              .map(certificate -> certificate.getSubjectX500Principal().getName())
              .collect(Collectors.joining(" "));
      return "%s, %s, %s [%s]".formatted(text, caller.isSecure(), request.secure(), certificates);
    }
  }
}
