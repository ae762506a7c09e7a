// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pirouette.websocket.container.ServerProcess;
import io.pirouette.websocket.tls.CertKey;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** OpenLDAP's server with the people and groups of the tests; it insists on TLS. */
final class Slapd {

  private static final Path SLAPD = Path.of("/usr/sbin/slapd");
  private static final Pattern READY = Pattern.compile("port (\\d+)[\\s\\S]*slapd starting");

  private final Path directory;
  private final Path configuration;
  private final int port;
  private final int securePort;

  Slapd(Path directory, SecureFiles files) throws IOException, InterruptedException {
    this.directory = directory;
    this.port = freePort();
    this.securePort = freePort();
    CertKey key = files.localhost(2_048);
    Files.createDirectory(directory.resolve("db"));
    configuration =
        Files.writeString(
            directory.resolve("slapd.conf"),
            """
            include /etc/ldap/schema/core.schema
            include /etc/ldap/schema/cosine.schema
            include /etc/ldap/schema/inetorgperson.schema
            include /etc/ldap/schema/nis.schema
            modulepath /usr/lib/ldap
            moduleload back_mdb
            TLSCertificateFile %s
            TLSCertificateKeyFile %s
            security simple_bind=1
            database mdb
            suffix "dc=example,dc=org"
            rootdn "cn=admin,dc=example,dc=org"
            directory %s/db
            access to attrs=userPassword by anonymous auth by * none
            access to * by users read by * none
            """
                .formatted(key.certFile(), key.keyFile(), directory));
    load();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void load() throws IOException, InterruptedException {
    Path entries = Path.of("src/test/resources/slapd/entries.ldif");
    Process process =
        new ProcessBuilder(
                SLAPD.toString(),
                "-T",
                "add",
                "-f",
                configuration.toString(),
                "-l",
                entries.toAbsolutePath().toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), output);
  }

  /** Runs until it is closed; may be called again afterwards. */
  ServerProcess start() throws IOException, InterruptedException {
    Path run = Files.createDirectories(directory.resolve("run"));
    ServerProcess process =
        new ServerProcess(
            run,
            Map.of(),
            List.of(
                "sh",
                "-c",
                "echo port "
                    + port
                    + "; exec "
                    + SLAPD
                    + " -d stats -f "
                    + configuration
                    + " -h '"
                    + url()
                    + " "
                    + secureUrl().replace("localhost", "127.0.0.1")
                    + "'"),
            READY);
    process.port();
    return process;
  }

  /** What it has been asked since it was started last, as it tells. */
  String log() throws IOException {
    return Files.readString(directory.resolve("run.log"));
  }

  String url() {
    return "ldap://127.0.0.1:" + port;
  }

  String secureUrl() {
    return "ldaps://localhost:" + securePort;
  }
}
