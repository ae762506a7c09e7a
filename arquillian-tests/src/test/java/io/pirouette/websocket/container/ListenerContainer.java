// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.container;

import io.pirouette.websocket.Http1Settings;
import io.pirouette.websocket.KeepAlive;
import io.pirouette.websocket.Listener;
import io.pirouette.websocket.ListenerConfiguration;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
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
 */
public final class ListenerContainer implements DeployableContainer<NoSettings> {

  private static final ListenerConfiguration CONFIGURATION =
      ListenerConfiguration.builder()
          .host(WebAddress.HOST)
          .http1Settings(new Http1Settings(KeepAlive.NEVER))
          .build();

  private final Map<String, Listener> listeners = new ConcurrentHashMap<>();

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
    Listener listener = Listener.on(0, CONFIGURATION);
    try {
      ClassLoader classes = new ArchiveClasses(archive);
      for (ArchivePath path : archive.getContent().keySet()) {
        if (path.get().startsWith(ArchiveClasses.DIRECTORY) && path.get().endsWith(".class")) {
          attach(listener, className(path.get()), classes);
        }
      }
      listener.start();
    } catch (RuntimeException | ReflectiveOperationException e) {
      listener.close();
      throw new DeploymentException("The listener did not take " + archive.getName() + ": " + e, e);
    }
    listeners.put(archive.getName(), listener);
    return new WebAddress(listener.port(), "").metaData();
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
    listeners.remove(archive.getName()).close();
  }
}
