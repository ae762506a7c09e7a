// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.ExpandWar;
import org.apache.catalina.startup.Tomcat;

/**
 * Serves the sample's WAR as the root context of an embedded Tomcat, until the JVM is told to end.
 */
public final class SampleServer {

  private static final String HOST = "localhost";

  private SampleServer() {}

  /**
   * Starts the server.
   *
   * @param arguments the WAR, and the port
   */
  public static void main(String[] arguments) throws Exception {
    Path war = Path.of(arguments[0]).toAbsolutePath();
    int port = port(arguments[1]);
    Path base = Files.createTempDirectory("pirouette-sample");
    Tomcat tomcat = tomcat(war, port, base);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(tomcat, base)));
    try {
      tomcat.start();
    } catch (LifecycleException e) {
      System.err.printf(
          "Port %d of %s cannot be opened: choose another with -Dport=...%n", port, HOST);
      throw e;
    }
    int opened = tomcat.getConnector().getLocalPort();
    System.out.printf("%n  page       http://%s:%d/%n", HOST, opened);
    System.out.printf("  WebSocket  ws://%s:%d/basic/ws%n", HOST, opened);
    System.out.printf("  stop       Ctrl-C%n%n");
    // For ever: returning would let the build go on while the JVM ends.
    new CountDownLatch(1).await();
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Falls through to the same complaint.
    }
    throw new IllegalArgumentException("port: '" + text + "' (expected: -Dport=0 to 65535)");
  }

  private static Tomcat tomcat(Path war, int port, Path base) throws IOException {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(base.toString());
    Files.createDirectories(base.resolve("webapps"));
    tomcat.getEngine().setParentClassLoader(Tomcat.class.getClassLoader());
    Connector connector = new Connector();
    connector.setProperty("address", HOST);
    connector.setPort(port);
    connector.setThrowOnFailure(true);
    tomcat.setConnector(connector);
    Context context = tomcat.addWebapp("", war.toString());
    context.addLifecycleListener(event -> withoutPages(event.getType(), context));
    return tomcat;
  }

  /** Tomcat's defaults are given at this event; among them are pages that need a compiler. */
  private static void withoutPages(String event, Context context) {
    if (event.equals(Lifecycle.BEFORE_START_EVENT)) {
      context.removeServletMapping("*.jsp");
      context.removeServletMapping("*.jspx");
      context.removeChild(context.findChild("jsp"));
    }
  }

  private static void stop(Tomcat tomcat, Path base) {
    try {
      tomcat.stop();
      tomcat.destroy();
      ExpandWar.delete(base.toFile());
      System.out.println("Stopped.");
    } catch (LifecycleException e) {
      System.err.println("Did not stop cleanly: " + e);
    }
  }
}
