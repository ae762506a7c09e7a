// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.container;

import io.pirouette.websocket.impl.deployment.ServiceInitializer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.ExpandWar;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

/** Tomcat with the library and services of the tests' class path, and a connector of choice. */
public final class ServiceTomcat implements AutoCloseable {

  private static final String CONTEXT_PATH = "/paths";

  private final Tomcat tomcat = new Tomcat();
  private final Context context;
  private final Path base;

  /** Set up, and not started. */
  public ServiceTomcat(Consumer<Connector> settings) throws IOException {
    base =
        Files.createTempDirectory(Files.createDirectories(Path.of("target", "tomcat")), "services");
    tomcat.setBaseDir(base.toAbsolutePath().toString());
    Connector connector = new Connector();
    connector.setProperty("address", WebAddress.HOST);
    connector.setPort(0);
    settings.accept(connector);
    tomcat.setConnector(connector);
    context = tomcat.addContext(CONTEXT_PATH, base.toAbsolutePath().toString());
    context.addServletContainerInitializer(new WsSci(), Set.of());
    context.addServletContainerInitializer(
        (classes, servletContext) ->
            servletContext.addServlet("default", DefaultServlet.class).addMapping("/"),
        Set.of());
  }

  /** Adds a filter of the application. */
  public void add(Class<? extends Filter> filter, String pattern) {
    context.addServletContainerInitializer(
        (classes, servletContext) ->
            servletContext
                .addFilter(filter.getName(), filter)
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, pattern),
        Set.of());
  }

  /** Adds a valve before the application. */
  public void add(Valve valve) {
    context.getPipeline().addValve(valve);
  }

  /** Sets a parameter of the application. */
  public void parameter(String name, String value) {
    context.addParameter(name, value);
  }

  /**
   * Starts, with these classes in the application.
   *
   * @throws LifecycleException if the application does not start, with the reason
   */
  public void start(Set<Class<?>> classes) throws LifecycleException {
    context.addServletContainerInitializer(new ServiceInitializer(), classes);
    try (SevereLog log = new SevereLog("org.apache.catalina")) {
      tomcat.start();
      if (!context.getState().isAvailable()) {
        throw new LifecycleException(log.firstThrown());
      }
    }
  }

  /** The address of the application, with a slash at the end. */
  public URI uri() {
    return URI.create(
        "ws://"
            + WebAddress.HOST
            + ":"
            + tomcat.getConnector().getLocalPort()
            + CONTEXT_PATH
            + "/");
  }

  @Override
  public void close() throws LifecycleException {
    try {
      tomcat.stop();
      tomcat.destroy();
    } finally {
      ExpandWar.delete(base.toFile());
    }
  }
}
