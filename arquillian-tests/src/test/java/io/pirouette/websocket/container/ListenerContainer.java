// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.container;

import io.pirouette.websocket.Http1Settings;
import io.pirouette.websocket.KeepAlive;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.fixture.KeyFiles;
import io.pirouette.websocket.tls.KeyStore;
import io.pirouette.websocket.tls.ListenerSecureSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ArchivePath;

/**
 * A {@link Listener} for each deployment, with the services of the archive, each attached at the
 * path that it would have in a WAR. As there, a connection ends with a request that was refused.
 * Archives that want a {@link SecurePort} have another listener, for TLS.
 */
public final class ListenerContainer implements DeployableContainer<NoSettings> {

  private final Map<String, List<Listener>> listeners = new ConcurrentHashMap<>();

  @Override
  public Class<NoSettings> getConfigurationClass() {
    return NoSettings.class;
  }

  @Override
  public ProtocolDescription getDefaultProtocol() {
    return new ProtocolDescription("Local");
  }

  @Override
  public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
    List<Listener> started = listeners.computeIfAbsent(archive.getName(), n -> new ArrayList<>());
    try {
      ClassLoader classes = new ArchiveClasses(archive);
      started.add(start(configuration().build(), archive, classes));
      if (SecurePort.isWantedBy(archive.getName())) {
        KeyStore key = new KeyStore(SecurePort.keyStore(), KeyFiles.PASSWORD);
        ListenerConfiguration secure =
            configuration().secureSocket(ListenerSecureSocket.of(key)).build();
        started.add(start(secure, archive, classes));
        SecurePort.set(started.get(1).port());
      }
    } catch (RuntimeException | ReflectiveOperationException e) {
      undeploy(archive);
      throw new DeploymentException("The listener did not take " + archive.getName() + ": " + e, e);
    }
    return new WebAddress(started.get(0).port(), "").metaData();
  }

  private static ListenerConfiguration.Builder configuration() {
    return ListenerConfiguration.builder()
        .host(WebAddress.HOST)
        .http1Settings(new Http1Settings(KeepAlive.NEVER));
  }

  private static Listener start(
      ListenerConfiguration configuration, Archive<?> archive, ClassLoader classes)
      throws ReflectiveOperationException {
    Listener listener = Listener.on(0, configuration);
    try {
      for (ArchivePath path : archive.getContent().keySet()) {
        if (path.get().startsWith(ArchiveClasses.DIRECTORY) && path.get().endsWith(".class")) {
          attach(listener, className(path.get()), classes);
        }
      }
      listener.start();
      return listener;
    } catch (RuntimeException | ReflectiveOperationException e) {
      listener.close();
      throw e;
    }
  }

  private static String className(String path) {
    return path.substring(ArchiveClasses.DIRECTORY.length(), path.length() - ".class".length())
        .replace('/', '.');
  }

  private static void attach(Listener listener, String className, ClassLoader classes)
      throws ReflectiveOperationException {
    Class<?> type = Class.forName(className, true, classes);
    ServicePath servicePath = type.getAnnotation(ServicePath.class);
    if (servicePath != null) {
      Object service = type.getConstructor().newInstance();
      listener.attach((UpgradeService) service, servicePath.value());
    }
  }

  @Override
  public void undeploy(Archive<?> archive) {
    listeners.remove(archive.getName()).forEach(Listener::close);
  }
}
