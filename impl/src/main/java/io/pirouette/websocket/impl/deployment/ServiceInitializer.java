// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.deployment;

import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceApplication;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Called by the container with the classes of an application that carry a {@link ServicePath} or
 * are services. Installs the gate; the classes are examined when the application's beans are there.
 * Without service paths nothing is served unless the application says so itself; in one without
 * services, only the clients are ended with it. A {@link ServiceApplication} takes the place of all
 * that is found.
 */
@HandlesTypes({ServicePath.class, Service.class, UpgradeService.class, ServiceApplication.class})
public final class ServiceInitializer implements ServletContainerInitializer {

  @Override
  public void onStartup(@Nullable Set<Class<?>> found, ServletContext context) {
    // Before the services' own, so that it is called after that one at the end.
    context.addListener(new ClientsListener());
    List<Class<?>> classes =
        ApplicationClasses.of(context, found == null ? Set.of() : found).stream()
            .sorted(Comparator.comparing(Class::getName))
            .toList();
    if (classes.stream().allMatch(Class::isInterface)) {
      return;
    }
    new Deployment(new DeclaredServices(classes)).install(context);
  }
}
