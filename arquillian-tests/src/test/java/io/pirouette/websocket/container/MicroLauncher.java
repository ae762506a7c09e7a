// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.container;

import io.pirouette.websocket.fixture.KeyFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * Starts Payara Micro with one archive on a free port of 127.0.0.1, and waits until it serves the
 * archive.
 *
 * <p>Two settings have no command line option and go into a file of boot commands. The address:
 * Micro binds to every one else. Hazelcast: {@code --nocluster} and {@code --nohazelcast} still
 * start it, on port 6900 of every address, and it takes half of the boot time. A port may be taken
 * between our choice and Micro's start: then it is tried again.
 */
final class MicroLauncher {
  private static final Duration DEADLINE = Duration.ofSeconds(90);
  private static final int ATTEMPTS = 3;
  private static final String BOOT_COMMANDS =
      """
      set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1
      set configs.config.server-config.hazelcast-config-specific-configuration.enabled=false
      """;

  private MicroLauncher() {}

  static MicroProcess launch(Path micro, Archive<?> archive) throws DeploymentException {
    try {
      MicroProcess process = attempt(micro, archive);
      for (int i = 1; i < ATTEMPTS && process.log().contains("java.net.BindException"); i++) {
        process.close();
        process = attempt(micro, archive);
      }
      if (!process.serves()) {
        process.close();
        throw new DeploymentException(
            "Payara Micro did not deploy " + archive.getName() + ":\n" + process.complaint());
      }
      return process;
    } catch (IOException e) {
      throw new DeploymentException("Payara Micro did not start", e);
    }
  }

  private static final String SECURE_BOOT_COMMANDS =
      """
      set configs.config.server-config.network-config.network-listeners.network-listener.https-listener.address=127.0.0.1
      set configs.config.server-config.network-config.protocols.protocol.https-listener.ssl.client-auth=want
      """;

  private static MicroProcess attempt(Path micro, Archive<?> archive) throws IOException {
    Path logs = Files.createDirectories(Path.of("target", "payara"));
    Path work = Files.createTempDirectory(logs, archive.getName() + '-');
    Path root = Files.createDirectory(work.resolve("root"));
    Path war = work.resolve(archive.getName());
    archive.as(ZipExporter.class).exportTo(war.toFile());
    boolean secure = SecurePort.isWantedBy(archive.getName());
    Path boot =
        Files.writeString(
            work.resolve("boot.txt"), BOOT_COMMANDS + (secure ? SECURE_BOOT_COMMANDS : ""));
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx512m"));
    if (secure) {
      command.addAll(storesOfTls());
    }
    command.addAll(List.of("-jar", micro.toString(), "--rootDir", root.toString()));
    command.addAll(List.of("--prebootcommandfile", boot.toString()));
    command.addAll(List.of("--port", String.valueOf(port), "--nocluster", "--disablephonehome"));
    if (secure) {
      SecurePort.set(freePort());
      command.addAll(List.of("--sslport", String.valueOf(SecurePort.number()), "--sslcert", "key"));
    }
    String contextPath = WebAddress.contextPath(archive);
    command.addAll(List.of("--contextroot", contextPath.isEmpty() ? "/" : contextPath));
    command.addAll(List.of("--deploy", war.toString()));
    MicroProcess process = new MicroProcess(work, port, command);
    process.await(DEADLINE);
    return process;
  }

  private static List<String> storesOfTls() {
    return List.of(
        "-Djavax.net.ssl.keyStore=" + SecurePort.keyStore(),
        "-Djavax.net.ssl.keyStorePassword=" + KeyFiles.PASSWORD,
        "-Djavax.net.ssl.trustStore=" + SecurePort.trustStore(),
        "-Djavax.net.ssl.trustStorePassword=" + KeyFiles.PASSWORD);
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(WebAddress.HOST))) {
      return socket.getLocalPort();
    }
  }
}
