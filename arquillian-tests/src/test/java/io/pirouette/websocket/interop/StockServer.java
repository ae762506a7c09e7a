// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.interop;

import io.pirouette.websocket.container.PayaraDomain;
import io.pirouette.websocket.container.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How a server as downloaded is given a WAR and started, by the means that it comes with. */
final class StockServer {

  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
  private static final Pattern TOMCAT_READY =
      Pattern.compile(
          "\"http-nio-127\\.0\\.0\\.1-auto-1-(\\d+)\".*Server startup in", Pattern.DOTALL);
  private static final Pattern MICRO_READY =
      Pattern.compile("Payara Micro URLs:\\s+http://[^:]+:(\\d+)/.*ready in", Pattern.DOTALL);

  /** Else Micro binds to every address, and Hazelcast does as well. */
  private static final String MICRO_BOOT_COMMANDS =
      """
      set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1
      set configs.config.server-config.hazelcast-config-specific-configuration.enabled=false
      """;

  private StockServer() {}

  /**
   * Copies a WAR into {@code webapps} and runs {@code catalina.sh run}; of the configuration, only
   * the ports of {@code server.xml} are changed.
   *
   * <p>The application that is at {@code webapps/ROOT} goes first. Tomcat would serve this
   * directory, and leave {@code ROOT.war} beside it unread without a word.
   */
  static ServerProcess tomcat(Path home, Path war) throws IOException {
    return tomcat(home, war, Files.readString(home.resolve("conf/tomcat-users.xml")));
  }

  /** The same with users. */
  static ServerProcess tomcat(Path home, Path war, String users) throws IOException {
    Path base = directory("tomcat");
    for (String part : List.of("conf", "webapps")) {
      copy(home.resolve(part), base.resolve(part));
    }
    for (String part : List.of("logs", "temp", "work")) {
      Files.createDirectory(base.resolve(part));
    }
    Files.writeString(base.resolve("conf/tomcat-users.xml"), users);
    Path serverXml = base.resolve("conf/server.xml");
    String ports =
        Files.readString(serverXml)
            .replace("<Server port=\"8005\"", "<Server port=\"-1\"")
            .replace(
                "<Connector port=\"8080\" protocol=\"HTTP/1.1\"",
                "<Connector port=\"0\" address=\"127.0.0.1\" protocol=\"HTTP/1.1\"");
    Files.writeString(serverXml, ports);
    ServerProcess.delete(base.resolve("webapps/ROOT"));
    Files.copy(war, base.resolve("webapps/ROOT.war"));
    return new ServerProcess(
        base,
        Map.of(
            "JAVA_HOME", JAVA_HOME.toString(),
            "CATALINA_HOME", home.toString(),
            "CATALINA_BASE", base.toString()),
        List.of("sh", home.resolve("bin/catalina.sh").toString(), "run"),
        TOMCAT_READY);
  }

  /** Runs {@code java -jar} with a WAR, in a root directory that Micro has not seen before. */
  static ServerProcess payaraMicro(Path jar, Path war) throws IOException {
    return payaraMicro(jar, war, "", "");
  }

  /** The same with commands before and after it boots. */
  static ServerProcess payaraMicro(Path jar, Path war, String before, String after)
      throws IOException {
    Path directory = directory("payara-micro");
    Path boot = Files.writeString(directory.resolve("boot.txt"), MICRO_BOOT_COMMANDS + before);
    Path booted = Files.writeString(directory.resolve("booted.txt"), after);
    Path copy = Files.copy(war, directory.resolve("ROOT.war"));
    return new ServerProcess(
        directory,
        Map.of(),
        List.of(
            JAVA_HOME.resolve("bin/java").toString(),
            "-jar",
            jar.toString(),
            "--rootDir",
            directory.resolve("root").toString(),
            "--prebootcommandfile",
            boot.toString(),
            "--postbootcommandfile",
            booted.toString(),
            "--autobindhttp",
            "--disablephonehome",
            "--deploy",
            copy.toString()),
        MICRO_READY);
  }

  /** A domain of Payara Server, that of the distribution but for its ports. */
  static PayaraDomain payaraServer(Path home) throws IOException {
    return new PayaraDomain(home, directory("payara-server"));
  }

  private static Path directory(String name) throws IOException {
    Path all = Files.createDirectories(Path.of("target", "stock"));
    return Files.createTempDirectory(all, name + '-').toAbsolutePath();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }
}
