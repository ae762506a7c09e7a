// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.container;

import io.pirouette.websocket.fixture.KeyFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A domain of Payara Server, made from that of the distribution.
 *
 * <p>Its configuration is the one that is there, but for this: the ports are free ones of 127.0.0.1
 * alone; Hazelcast is off, which would listen on every address, and the database listens where the
 * rest does; TLS has the key of {@link SecurePort}.
 */
public final class PayaraDomain {

  private static final String HTTP = "8080";
  private static final String HTTPS = "8181";
  private static final String ADMINISTRATION = "4848";
  private static final List<String> OTHERS = List.of("8686", "3700", "3820", "3920");
  private static final char[] STORE_PASSWORD = "changeit".toCharArray();

  private final Path home;
  private final Path directory;
  private final Map<String, Integer> ports = new HashMap<>();

  /**
   * Makes the domain.
   *
   * @param home where the distribution was unpacked
   * @param directory of the new domain; there is nothing in it
   */
  public PayaraDomain(Path home, Path directory) throws IOException {
    this.home = home.toAbsolutePath();
    this.directory = directory.toAbsolutePath();
    copy(home.resolve("glassfish/domains/domain1"), this.directory.resolve("domain1"));
    configure();
    addKeys();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private void configure() throws IOException {
    Path file = directory.resolve("domain1/config/domain.xml");
    String text = Files.readString(file);
    // Behind it is a template for servers that the domain does not have.
    int end = text.indexOf("<config name=\"default-config\"");
    String server = text.substring(0, end);
    for (String port : List.of(HTTP, HTTPS, ADMINISTRATION)) {
      server = withFreePort(server, port, " address=\"" + WebAddress.HOST + "\"");
    }
    for (String port : OTHERS) {
      server = withFreePort(server, port, "");
    }
    server =
        server
            .replace(
                "name=\"JMS_PROVIDER_PORT\" value=\"7676\"",
                "name=\"JMS_PROVIDER_PORT\" value=\"" + MicroLauncher.freePort() + "\"")
            .replace("address=\"0.0.0.0\"", "address=\"" + WebAddress.HOST + "\"")
            .replace(
                "<hazelcast-config-specific-configuration>",
                "<hazelcast-config-specific-configuration enabled=\"false\">")
            .replace(
                "<jvm-options>-Xmx512m",
                "<jvm-options>-Dh2.bindAddress=127.0.0.1</jvm-options>\n<jvm-options>-Xmx512m")
            .replaceFirst(
                "GlassfishSSLImpl\" cert-nickname=\"s1as\"></ssl>",
                "GlassfishSSLImpl\" cert-nickname=\"key\" client-auth=\"want\"></ssl>");
    Files.writeString(file, server + text.substring(end));
  }

  /** Has so many threads for requests. Payara Micro has 200; this server, as downloaded, five. */
  PayaraDomain withThreads(int threads) throws IOException {
    Path file = directory.resolve("domain1/config/domain.xml");
    String text = Files.readString(file);
    Files.writeString(
        file,
        text.replaceFirst(
            "<thread-pool name=\"http-thread-pool\"",
            "<thread-pool name=\"http-thread-pool\" max-thread-pool-size=\"" + threads + '"'));
    return this;
  }

  private String withFreePort(String text, String port, String address) throws IOException {
    ports.put(port, MicroLauncher.freePort());
    return text.replace(" port=\"" + port + "\"", " port=\"" + ports.get(port) + "\"" + address);
  }

  private void addKeys() throws IOException {
    try {
      char[] password = KeyFiles.PASSWORD.toCharArray();
      KeyStore keys = KeyStore.getInstance(Path.of(SecurePort.keyStore()).toFile(), password);
      KeyStore trusted = KeyStore.getInstance(Path.of(SecurePort.trustStore()).toFile(), password);
      add(
          "keystore.p12",
          store ->
              store.setKeyEntry(
                  "key",
                  keys.getKey("key", password),
                  STORE_PASSWORD,
                  keys.getCertificateChain("key")));
      add(
          "cacerts.p12",
          store -> {
            String alias = trusted.aliases().nextElement();
            store.setCertificateEntry("trusted", trusted.getCertificate(alias));
          });
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Entry {
    void putInto(KeyStore store) throws GeneralSecurityException;
  }

  private void add(String name, Entry entry) throws IOException, GeneralSecurityException {
    Path file = directory.resolve("domain1/config").resolve(name);
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream content = Files.newInputStream(file)) {
      store.load(content, STORE_PASSWORD);
    }
    entry.putInto(store);
    try (OutputStream content = Files.newOutputStream(file)) {
      store.store(content, STORE_PASSWORD);
    }
  }

  /** Starts the domain, empty. */
  ServerProcess start() throws IOException {
    return start(Pattern.compile("Payara Server [^ ]+ \\(\\d+\\) startup time"));
  }

  /** Starts the domain with a WAR that is copied into the directory for that purpose. */
  public ServerProcess startWith(Path war) throws IOException {
    Path name = war.getFileName();
    Path autodeploy = Files.createDirectories(directory.resolve("domain1/autodeploy"));
    Files.copy(war, autodeploy.resolve(name));
    String application = name.toString().replaceFirst("\\.war$", "");
    return start(Pattern.compile(Pattern.quote(application) + " was successfully deployed"));
  }

  private ServerProcess start(Pattern ready) throws IOException {
    return new ServerProcess(
        directory,
        Map.of("AS_JAVA", System.getProperty("java.home")),
        List.of(
            "sh",
            home.resolve("bin/asadmin").toString(),
            "start-domain",
            "--domaindir",
            directory.toString(),
            "--verbose",
            "domain1"),
        ready);
  }

  public int port() {
    return ports.get(HTTP);
  }

  int securePort() {
    return ports.get(HTTPS);
  }

  int administrationPort() {
    return ports.get(ADMINISTRATION);
  }
}
