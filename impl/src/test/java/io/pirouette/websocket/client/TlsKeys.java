// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Keys of servers with self-signed certificates, made by the JDK's keytool once in a JVM. */
enum TlsKeys {
  /** Of the server that is meant. */
  LOCALHOST("dns:localhost,ip:127.0.0.1", true),
  /** Trusted, but of other hosts; the second name leads to this one. */
  OTHER_HOST("dns:origin.test,dns:two-addresses.test", true),
  /** Of an issuer that nobody knows. */
  UNKNOWN("dns:localhost,ip:127.0.0.1", false);

  private static final String PASSWORD = "secret";
  private static final String ALIAS = "server";

  private final boolean trusted;
  private final KeyStore store;

  TlsKeys(String names, boolean trusted) {
    this.trusted = trusted;
    try {
      Path directory = Files.createTempDirectory("pirouette-tls");
      Path file = directory.resolve("keys.p12");
      generate(file, names);
      store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
      Files.delete(file);
      Files.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void generate(Path file, String names) throws IOException, InterruptedException {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command = new ArrayList<>(List.of(keytool, "-genkeypair", "-alias", ALIAS));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=test"));
    command.addAll(List.of("-ext", "san=" + names, "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", file.toString(), "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), printed);
  }

  /** A new context of a server with this key; it trusts whom clients trust. */
  SSLContext server() {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD.toCharArray());
      return context(keys.getKeyManagers());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new context of clients, without a key of their own. */
  static SSLContext client() {
    try {
      return context(new KeyManager[0]);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SSLContext context(KeyManager[] keys) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, trust(), null);
    return context;
  }

  private static TrustManager[] trust() throws GeneralSecurityException {
    try {
      KeyStore anchors = KeyStore.getInstance("PKCS12");
      anchors.load(null, null);
      for (TlsKeys key : values()) {
        if (key.trusted) {
          anchors.setCertificateEntry(key.name(), key.store.getCertificate(ALIAS));
        }
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(anchors);
      return trust.getTrustManagers();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
