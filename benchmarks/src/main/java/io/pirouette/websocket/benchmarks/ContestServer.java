// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import io.pirouette.websocket.impl.deployment.ServiceInitializer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Set;
import java.util.logging.Level;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

/**
 * An embedded Tomcat with one application, in which the same is done by a service of the library
 * and by a bare endpoint of the container. It prints its port, answers lines as {@link
 * ServerWatch#answer} says, and ends with its standard input.
 */
final class ContestServer {

  /** More than the peers of any program. */
  private static final int CONNECTIONS = 16_000;

  /** What a container finds in a WAR. */
  private static final Set<Class<?>> SERVICES =
      Set.of(
          ContestServices.EchoUpgrade.class,
          ContestServices.Echo.class,
          ContestServices.SlowUpgrade.class,
          ContestServices.Slow.class,
          PushedServices.BlockUpgrade.class,
          PushedServices.DropUpgrade.class,
          PushedServices.Pushed.class);

  private ContestServer() {}

  /** Serves until the standard input ends. */
  public static void main(String[] arguments) throws Exception {
    Settings.logNoLessThan(Level.WARNING);
    ServerWatch watch = ServerWatch.start();
    Tomcat tomcat = new Tomcat();
    String directory = Files.createTempDirectory("contest").toString();
    tomcat.setBaseDir(directory);
    Connector connector = new Connector();
    connector.setPort(0);
    connector.setProperty("address", "127.0.0.1");
    connector.setProperty("maxConnections", String.valueOf(CONNECTIONS));
    connector.setProperty("maxKeepAliveRequests", "-1");
    tomcat.setConnector(connector);
    Context context = tomcat.addContext("", directory);
    context.addServletContainerInitializer(new WsSci(), Set.of());
    context.addServletContainerInitializer(
        (classes, servletContext) -> {
          servletContext.addListener(new BareEndpoints());
          servletContext.addServlet("plain", new Plain()).addMapping("/");
        },
        Set.of());
    context.addServletContainerInitializer(new ServiceInitializer(), SERVICES);
    tomcat.start();
    System.out.println(connector.getLocalPort());
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      System.out.println(watch.answer(line));
    }
    // Not stopped in order: thousands of peers would be waited for.
    System.exit(0);
  }

  /** Without a servlet no filter sees a request. */
  private static final class Plain extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print("plain");
    }
  }
}
