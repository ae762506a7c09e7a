// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.listener;

import io.pirouette.websocket.KeepAlive;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.RequestLimits;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.SslException;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.deployment.Deployment;
import io.pirouette.websocket.impl.tls.ServerTls;
import io.pirouette.websocket.tls.CertKey;
import io.pirouette.websocket.tls.KeySource;
import io.pirouette.websocket.tls.KeyStore;
import io.pirouette.websocket.tls.ListenerSecureSocket;
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
import org.apache.coyote.ContinueResponseTiming;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.websocket.server.WsSci;
import org.jspecify.annotations.Nullable;

/**
 * A Tomcat with one connector and one context, the gate's. Started once, and stopped if that
 * worked.
 */
final class EmbeddedTomcat {

  /** How many connections the system may hold until they are accepted. */
  private static final int BACKLOG = 1_024;

  /** What a head has besides URI and fields: method, version, line ends. */
  private static final int HEAD_REST = 1_024;

  private final int port;
  private final ListenerConfiguration configuration;
  private final Deployment deployment;
  private final Tomcat tomcat = new Tomcat();
  private final ListenerProtocol protocol;
  private final Connector connector;

  /** The directory that Tomcat insists on; null while not started. */
  private @Nullable Path baseDirectory;

  EmbeddedTomcat(int port, ListenerConfiguration configuration, Deployment deployment) {
    this.port = port;
    this.configuration = configuration;
    this.deployment = deployment;
    ListenerSecureSocket secure = configuration.secureSocket();
    this.protocol =
        new ListenerProtocol(
            new RequestClock(
                configuration.timeout(), secure == null ? null : secure.handshakeTimeout()));
    this.connector = new Connector(protocol);
  }

  void start() {
    try {
      Path directory = Files.createTempDirectory("pirouette-listener");
      baseDirectory = directory;
      configure(directory);
      configureConnector();
      // Opens the port before anything else has begun that would have to be ended again.
      tomcat.init();
      tomcat.start();
    } catch (SslException e) {
      discard(e);
      throw e;
    } catch (IOException | LifecycleException | RuntimeException e) {
      String address = configuration.host() + ":" + port;
      WebSocketException failure =
          new WebSocketException(
              Phase.LISTEN, "failed to start the listener on '" + address + "': " + cause(e), e);
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
    tomcat.setConnector(connector);
    // Error pages of its own would tell what serves here.
    ((StandardHost) tomcat.getHost()).setErrorReportValveClass("");
    StandardContext context = (StandardContext) tomcat.addContext("", directory.toString());
    lookForNoLeaks(context);
    context.addServletContainerInitializer(new WsSci(), Set.of());
    context.addServletContainerInitializer(
        (classes, servletContext) -> {
          deployment.install(servletContext);
          servletContext
              .addServlet("no-service", new NoServiceServlet(keepsAlive()))
              .addMapping("/");
        },
        Set.of());
  }

  private boolean keepsAlive() {
    return configuration.http1Settings().keepAlive() != KeepAlive.NEVER;
  }

  private void configureConnector() throws IOException {
    RequestLimits limits = configuration.requestLimits();
    int timeout = (int) Math.min(Integer.MAX_VALUE, configuration.timeout().toMillis());
    protocol.setAddress(InetAddress.getByName(configuration.host()));
    protocol.setConnectionTimeout(timeout == 0 ? -1 : timeout);
    protocol.setServer(configuration.server());
    // Beyond them the gate answers; beyond this the server does, without having read all.
    protocol.setMaxHttpRequestHeaderSize(
        limits.maxUriLength() + limits.maxHeaderSize() + HEAD_REST);
    protocol.setMaxHeaderCount(-1);
    // Nobody reads a body, so nobody is asked to send one.
    protocol.setContinueResponseTiming(ContinueResponseTiming.ON_REQUEST_BODY_READ.toString());
    protocol.setMaxConnections(-1);
    // Kept for later, the buffers of cut connections would hold all that Tomcat has made for them.
    connector.setProperty("socket.bufferPool", "0");
    protocol.setAcceptCount(BACKLOG);
    connector.setPort(port);
    connector.setThrowOnFailure(true);
    ListenerSecureSocket secure = configuration.secureSocket();
    if (secure != null) {
      secure(secure);
    }
  }

  private void secure(ListenerSecureSocket settings) {
    SSLHostConfig host = new SSLHostConfig();
    SSLHostConfigCertificate certificate =
        new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
    certificate.setSslContext(new ListenerTls(new ServerTls(settings)));
    nameFiles(certificate, settings.key());
    host.addCertificate(certificate);
    protocol.addSslHostConfig(host);
    protocol.setSSLEnabled(true);
    connector.setSecure(true);
    connector.setScheme("https");
  }

  /** For Tomcat's log, which would have the key come from files of its own. */
  private static void nameFiles(SSLHostConfigCertificate certificate, KeySource key) {
    if (key instanceof CertKey files) {
      certificate.setCertificateFile(files.certFile());
      certificate.setCertificateKeyFile(files.keyFile());
    } else if (key instanceof KeyStore store) {
      certificate.setCertificateKeystoreFile(store.path());
    }
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
