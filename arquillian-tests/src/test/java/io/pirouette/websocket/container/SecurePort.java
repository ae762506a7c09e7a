// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.container;

import io.pirouette.websocket.fixture.CertificateAuthority;
import io.pirouette.websocket.fixture.KeyFiles;
import io.pirouette.websocket.fixture.Leaf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The port where a container serves the deployed archive over TLS. A client may show a certificate
 * of the authority. Archives that want it have names that begin with {@code tls}.
 */
public final class SecurePort {

  /** Whom servers and clients trust. */
  public static final CertificateAuthority ROOT = CertificateAuthority.root("root");

  public static final KeyFiles FILES = files();

  private static volatile int number;

  private SecurePort() {}

  private static KeyFiles files() {
    try {
      Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
      return new KeyFiles(Files.createTempDirectory(target, "tls"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean isWantedBy(String archive) {
    return archive.startsWith("tls");
  }

  /** The server's key: a store of type PKCS12. */
  static String keyStore() {
    return FILES.keyStore(
        "server.p12", "PKCS12", ROOT.issue(Leaf.of("localhost", WebAddress.HOST).rsa(2048)));
  }

  /** Of the server: a store of type PKCS12. */
  static String trustStore() {
    return FILES.trustStore("clients.p12", "PKCS12", ROOT.certificate());
  }

  static void set(int port) {
    number = port;
  }

  /** That of the archive that was deployed last. */
  public static int number() {
    return number;
  }
}
