// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pirouette.websocket.Client;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.fixture.CertificateAuthority;
import io.pirouette.websocket.fixture.Certified;
import io.pirouette.websocket.fixture.Handshake;
import io.pirouette.websocket.fixture.Leaf;
import io.pirouette.websocket.fixture.LeakCheck;
import io.pirouette.websocket.fixture.RawPeer;
import io.pirouette.websocket.listener.Wss.Witness;
import io.pirouette.websocket.tls.ClientSecureSocket;
import io.pirouette.websocket.tls.MutualSsl;
import io.pirouette.websocket.tls.TrustedCertificates;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A listener goes on with other certificates when its files have changed. */
@ExtendWith(LeakCheck.class)
class TlsReloadTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path directory;

  private Wss wss;

  @BeforeEach
  void makeAuthority() {
    wss = new Wss(directory);
  }

  /** Files are not looked at with every connection. */
  private static void await(Callable<Boolean> condition) throws Exception {
    long since = System.nanoTime();
    while (!condition.call()) {
      assertTrue(System.nanoTime() - since < PATIENCE.toNanos(), "nothing has changed");
      Thread.sleep(50);
    }
  }

  private BigInteger shownSerial(Listener listener) throws IOException {
    try (SSLSocket socket = Wss.socket(wss.context(), listener)) {
      socket.startHandshake();
      X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return shown.getSerialNumber();
    }
  }

  @Test
  void aRenewedCertificateIsShownAndOpenConnectionsLiveOn() throws Exception {
    try (Listener listener = Wss.start(wss.secure().build(), new Witness());
        Client client = Wss.connect(listener, wss.trusting().build())) {
      Certified renewed = wss.root.issue(Leaf.of("localhost", "127.0.0.1"));
      wss.pem("server", renewed);
      await(() -> shownSerial(listener).equals(renewed.certificate().getSerialNumber()));
      client.writeTextMessage("hello");
      assertEquals("hello, true, true []", client.readTextMessage());
    }
  }

  @Test
  void whatCannotBeUsedLeavesThingsAsTheyWereAndIsLogged() throws Exception {
    try (CapturedLog log = new CapturedLog();
        Listener listener = Wss.start(wss.secure().build(), new Witness())) {
      BigInteger before = shownSerial(listener);
      String file = wss.files.text("server.crt", "not a certificate");
      await(
          () -> {
            assertEquals(before, shownSerial(listener));
            return log.messages(Level.WARNING).stream().anyMatch(line -> line.contains(file));
          });
      assertEquals(before, shownSerial(listener));
      Certified renewed = wss.localhost();
      wss.pem("server", renewed);
      await(() -> shownSerial(listener).equals(renewed.certificate().getSerialNumber()));
    }
  }

  @Test
  @Tag("T24")
  void whoIsNotTrustedAnyMoreIsRefusedAlsoWithAnEarlierSession() throws Exception {
    CertificateAuthority successor = CertificateAuthority.root("successor");
    Certified alice = wss.root.issue(Leaf.of("alice"));
    String trust = wss.files.certificate("trust.crt", wss.root.certificate());
    Witness service = new Witness();
    try (Listener listener =
        Wss.start(
            wss.secure().mutualSsl(new MutualSsl(new TrustedCertificates(trust))).build(),
            service)) {
      ClientSecureSocket shown = wss.showing(wss.pem("alice", alice));
      SSLContext context = wss.insistentContext(alice);
      upgrade(context, listener);
      Wss.connect(listener, shown).close();
      wss.files.certificate("trust.crt", successor.certificate());
      await(
          () -> {
            try {
              Wss.connect(listener, shown).close();
              return false;
            } catch (SslException refused) {
              return true;
            }
          });
      int upgrades = service.upgrades.get();
      assertThrows(IOException.class, () -> upgrade(context, listener));
      assertEquals(upgrades, service.upgrades.get());
    }
  }

  private static void upgrade(SSLContext context, Listener listener) throws IOException {
    try (SSLSocket socket = Wss.socket(context, listener)) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      RawPeer.handshake(socket, Handshake.of(URI.create(Wss.url(listener))));
    }
  }
}
