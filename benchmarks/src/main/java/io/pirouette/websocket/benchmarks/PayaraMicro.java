// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import io.pirouette.websocket.Service;
import io.pirouette.websocket.impl.deployment.ServiceInitializer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The application of the {@link ContestServer} on Payara Micro, in a process of its own. The
 * program has its jar's path in the system property {@code payaraMicro}.
 */
final class PayaraMicro implements AutoCloseable {

  private static final int GRACE_SECONDS = 15;
  private static final String READY = " ready in ";

  /** Micro binds to every address else, and starts Hazelcast on another port. */
  private static final String BOOT_COMMANDS =
      """
      set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1
      set configs.config.server-config.hazelcast-config-specific-configuration.enabled=false
      """;

  private final Process process;
  private final int port;

  private PayaraMicro(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it and waits until it serves. */
  static PayaraMicro start() throws IOException {
    Path work = Files.createTempDirectory("contest");
    Path war = work.resolve("contest.war");
    pack(war);
    Path boot = Files.writeString(work.resolve("boot.txt"), BOOT_COMMANDS);
    int port = freePort();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("payaraMicro"),
                "--rootDir",
                Files.createDirectory(work.resolve("root")).toString(),
                "--prebootcommandfile",
                boot.toString(),
                "--port",
                String.valueOf(port),
                "--nocluster",
                "--disablephonehome",
                "--contextroot",
                "/",
                "--deploy",
                war.toString())
            .redirectErrorStream(true)
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    PayaraMicro server = new PayaraMicro(process, port);
    server.await();
    return server;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private static void pack(Path war) throws IOException {
    try (OutputStream file = Files.newOutputStream(war);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Class<?> type : types()) {
        String name = type.getName().replace('.', '/') + ".class";
        zip.putNextEntry(new ZipEntry("WEB-INF/classes/" + name));
        zip.write(type.getClassLoader().getResourceAsStream(name).readAllBytes());
      }
      for (Class<?> inside : List.of(Service.class, ServiceInitializer.class)) {
        zip.putNextEntry(new ZipEntry("WEB-INF/lib/" + inside.getSimpleName() + ".jar"));
        zip.write(Files.readAllBytes(jar(inside)));
      }
    }
  }

  private static List<Class<?>> types() {
    List<Class<?>> types = new ArrayList<>();
    for (Class<?> outer : List.of(ContestServices.class, BareEndpoints.class)) {
      types.add(outer);
      types.addAll(List.of(outer.getDeclaredClasses()));
    }
    return types;
  }

  private static Path jar(Class<?> inside) {
    return Path.of(
        URI.create(inside.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  /** Reads what it says, for good: else it would stop when nobody does. */
  private void await() throws IOException {
    BufferedReader output = process.inputReader();
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); ; line = output.readLine()) {
      if (line == null || line.contains("[SEVERE]")) {
        throw new IOException("Payara Micro does not serve: " + said + line);
      }
      said.append(line).append('\n');
      if (line.contains(READY)) {
        break;
      }
    }
    Thread reader = new Thread(() -> output.lines().forEach(line -> {}), "payara-micro");
    reader.setDaemon(true);
    reader.start();
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    List<ProcessHandle> tree =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    tree.forEach(ProcessHandle::destroy);
    try {
      process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    tree.forEach(ProcessHandle::destroyForcibly);
  }
}
