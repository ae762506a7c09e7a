// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.deployment.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.apache.coyote.AbstractProtocol;
import org.apache.tomcat.websocket.server.WsSci;
import org.jspecify.annotations.Nullable;

/**
 * A Tomcat with one connector and one context, the gate's. Started once, and stopped if that
 * worked.
 */
final class EmbeddedTomcat {

  private final String host;
  private final int port;
  private final Deployment deployment;
  private final Tomcat tomcat = new Tomcat();
  private final Connector connector = new Connector();

  /** The directory that Tomcat insists on; null while not started. */
  private @Nullable Path baseDirectory;

  EmbeddedTomcat(String host, int port, Deployment deployment) {
    this.host = host;
    this.port = port;
    this.deployment = deployment;
  }

  void start() {
    try {
      Path directory = Files.createTempDirectory("pirouette-listener");
      baseDirectory = directory;
      configure(directory);
      // Opens the port before anything else has begun that would have to be ended again.
      tomcat.init();
      tomcat.start();
    } catch (IOException | LifecycleException | RuntimeException e) {
      WebSocketException failure =
          new WebSocketException(
              Phase.LISTEN,
              "failed to start the listener on '" + host + ":" + port + "': " + cause(e),
              e);
      discard(failure);
      throw failure;
    }
  }

  private void discard(WebSocketException failure) {
    try {
      tomcat.destroy();
    } catch (LifecycleException e) {
      failure.addSuppressed(e);
    } finally {
      deleteBaseDirectory();
    }
  }

  private void configure(Path directory) throws IOException {
    // The application's URLs are none of an embedded server's business.
    TomcatURLStreamHandlerFactory.disable();
    tomcat.setBaseDir(directory.toString());
    // Names of management beans, which have to differ from those of other servers in this JVM.
    tomcat.getEngine().setName("pirouette-" + UUID.randomUUID());
    ((AbstractProtocol<?>) connector.getProtocolHandler()).setAddress(InetAddress.getByName(host));
    connector.setPort(port);
    connector.setThrowOnFailure(true);
    tomcat.setConnector(connector);
    // Error pages of its own would tell what serves here.
    ((StandardHost) tomcat.getHost()).setErrorReportValveClass("");
    StandardContext context = (StandardContext) tomcat.addContext("", directory.toString());
    lookForNoLeaks(context);
    context.addServletContainerInitializer(new WsSci(), Set.of());
    context.addServletContainerInitializer(
        (classes, servletContext) -> {
          deployment.install(servletContext);
          servletContext.addServlet("no-service", new NoServiceServlet()).addMapping("/");
        },
        Set.of());
  }

  /**
   * Nothing can leak from a context without classes of its own; looking would only print warnings.
   */
  private static void lookForNoLeaks(StandardContext context) {
    context.setClearReferencesObjectStreamClassCaches(false);
    context.setClearReferencesRmiTargets(false);
    context.setClearReferencesThreadLocals(false);
  }

  /** The cause of what Tomcat wraps, once. */
  private static String cause(Exception thrown) {
    Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
    return cause instanceof UnknownHostException
        ? "unknown host"
        : String.valueOf(cause.getMessage());
  }

  int port() {
    return connector.getLocalPort();
  }

  void stop() {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new WebSocketException(Phase.LISTEN, "failed to stop the listener", e);
    } finally {
      deleteBaseDirectory();
    }
  }

  private void deleteBaseDirectory() {
    if (baseDirectory == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(baseDirectory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
      baseDirectory = null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
