// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.container;

import io.pirouette.websocket.fixture.KeyFiles;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.ExpandWar;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat in this JVM, on a free port of 127.0.0.1, one for all test classes.
 *
 * <p>Ours because the stock adapter binds to every address, reports the configured port (0) instead
 * of the bound one, and takes a context that failed to start for a deployment. Web applications do
 * not see the test class path, only Tomcat ({@link TomcatClasses}), as on a real server.
 */
public final class TomcatContainer extends ServerContainer {
  private final Tomcat tomcat = new Tomcat();
  private final Connector secure = secureConnector();
  private final Map<String, Context> contexts = new ConcurrentHashMap<>();
  private Path base;

  @Override
  public void start() throws LifecycleException {
    try {
      base =
          Files.createTempDirectory(Files.createDirectories(Path.of("target", "tomcat")), "base");
      tomcat.setBaseDir(base.toAbsolutePath().toString());
      tomcat.getHost().setAppBase(base.toAbsolutePath().toString());
      Connector connector = new Connector();
      connector.setProperty("address", WebAddress.HOST);
      connector.setPort(0);
      tomcat.setConnector(connector);
      tomcat.setConnector(secure);
      tomcat.getHost().setParentClassLoader(new TomcatClasses());
      tomcat.enableNaming();
      tomcat.start();
    } catch (IOException | org.apache.catalina.LifecycleException e) {
      throw new LifecycleException("Tomcat did not start", e);
    }
  }

  /** Started with the other, which nobody uses but a test of TLS. */
  private static Connector secureConnector() {
    Connector connector = new Connector();
    connector.setProperty("address", WebAddress.HOST);
    connector.setPort(0);
    connector.setSecure(true);
    connector.setScheme("https");
    connector.setProperty("SSLEnabled", "true");
    SSLHostConfig host = new SSLHostConfig();
    host.setCertificateVerification("optional");
    host.setTruststoreFile(SecurePort.trustStore());
    host.setTruststorePassword(KeyFiles.PASSWORD);
    SSLHostConfigCertificate certificate =
        new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
    certificate.setCertificateKeystoreFile(SecurePort.keyStore());
    certificate.setCertificateKeystorePassword(KeyFiles.PASSWORD);
    host.addCertificate(certificate);
    connector.addSslHostConfig(host);
    return connector;
  }

  @Override
  public void stop() throws LifecycleException {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (org.apache.catalina.LifecycleException e) {
      throw new LifecycleException("Tomcat did not stop", e);
    } finally {
      ExpandWar.delete(base.toFile());
    }
  }

  @Override
  public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
    WebAddress address = WebAddress.of(tomcat.getConnector().getLocalPort(), archive);
    // Any other Tomcat that a test has made has switched it off.
    System.setProperty("catalina.useNaming", "true");
    Context context = context(address.contextPath(), unpack(archive));
    try (SevereLog log = new SevereLog("org.apache.catalina")) {
      try {
        tomcat.getHost().addChild(context);
      } catch (RuntimeException e) {
        throw discard(archive, context, e);
      }
      if (!context.getState().isAvailable()) {
        throw discard(archive, context, log.firstThrown());
      }
    }
    contexts.put(archive.getName(), context);
    SecurePort.set(secure.getLocalPort());
    return address.metaData();
  }

  @Override
  public void undeploy(Archive<?> archive) {
    Context context = contexts.remove(archive.getName());
    if (context != null) {
      remove(context);
    }
  }

  /**
   * Through a WAR file: ShrinkWrap's own exploded export turns the jars in it into directories as
   * well.
   */
  private File unpack(Archive<?> archive) throws DeploymentException {
    Path war = base.resolve(archive.getName());
    try {
      archive.as(ZipExporter.class).exportTo(war.toFile(), true);
      URL content = new URL("jar:" + war.toUri() + "!/");
      return new File(ExpandWar.expand(tomcat.getHost(), content, archive.getName() + "-unpacked"));
    } catch (IOException e) {
      throw new DeploymentException("Cannot unpack " + war, e);
    }
  }

  private DeploymentException discard(Archive<?> archive, Context context, Throwable cause) {
    remove(context);
    Throwable reason = cause;
    while (reason.getCause() != null) {
      reason = reason.getCause();
    }
    return new DeploymentException(
        "Tomcat did not deploy " + archive.getName() + ": " + reason, cause);
  }

  private void remove(Context context) {
    tomcat.getHost().removeChild(context);
    ExpandWar.delete(new File(context.getDocBase()));
  }

  /** What the application says to Tomcat alone; null for nothing. */
  private static @Nullable URL configuration(File docBase) {
    try {
      File file = new File(docBase, "META-INF/context.xml");
      return file.exists() ? file.toURI().toURL() : null;
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What the server's own web.xml would give, less JSP: without the default servlet no filter sees
   * a plain path.
   */
  private static Context context(String path, File docBase) {
    StandardContext context = new StandardContext();
    context.setName(path);
    context.setPath(path);
    context.setDocBase(docBase.getAbsolutePath());
    context.setConfigFile(configuration(docBase));
    context.setFailCtxIfServletStartFails(true);
    ContextConfig config = new ContextConfig();
    config.setDefaultWebXml("org/apache/catalina/startup/NO_DEFAULT_XML");
    context.addLifecycleListener(config);
    context.addServletContainerInitializer(
        (classes, servletContext) ->
            servletContext.addServlet("default", DefaultServlet.class).addMapping("/"),
        Set.of());
    context.addWelcomeFile("index.html");
    return context;
  }
}
