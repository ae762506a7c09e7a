// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.container;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.shrinkwrap.api.Archive;

/**
 * Payara Micro in a process of its own for each deployment; the system property {@code
 * payara.micro} is its jar.
 *
 * <p>A process per deployment because Micro serves the old WAR from a root directory that it has
 * seen before. The processes end at undeploy, and at the latest with this JVM (a killed JVM leaves
 * them behind).
 */
public final class PayaraMicroContainer extends ServerContainer {
  private final Map<String, MicroProcess> running = new ConcurrentHashMap<>();
  private final Path micro = Path.of(System.getProperty("payara.micro"));

  @Override
  public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
    MicroProcess process = MicroLauncher.launch(micro, archive);
    running.put(archive.getName(), process);
    return WebAddress.of(process.port(), archive).metaData();
  }

  @Override
  public void undeploy(Archive<?> archive) {
    MicroProcess process = running.remove(archive.getName());
    if (process != null) {
      process.close();
    }
  }
}
