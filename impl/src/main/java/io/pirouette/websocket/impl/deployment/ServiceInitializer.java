// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.deployment;

import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.definition.Findings;
import io.pirouette.websocket.impl.definition.Rule;
import io.pirouette.websocket.impl.service.UpgradeServiceExamination;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Called by the container with the classes of an application that carry a {@link ServicePath} or
 * are services. Examines them all, reports what is wrong with any of them together, and installs
 * the gate. Without service paths nothing is served unless the application says so itself; in one
 * without services, only the clients are ended with it.
 */
@HandlesTypes({ServicePath.class, Service.class, UpgradeService.class})
public final class ServiceInitializer implements ServletContainerInitializer {

  @Override
  public void onStartup(@Nullable Set<Class<?>> found, ServletContext context) {
    // Before the services' own, so that it is called after that one at the end.
    context.addListener(new ClientsListener());
    List<Class<?>> classes =
        found == null
            ? List.of()
            : found.stream().sorted(Comparator.comparing(Class::getName)).toList();
    if (classes.stream().allMatch(Class::isInterface)) {
      return;
    }
    Deployment deployment = new Deployment();
    if (classes.stream().anyMatch(type -> type.isAnnotationPresent(ServicePath.class))) {
      examine(classes, deployment);
    }
    deployment.install(context);
  }

  private static void examine(List<Class<?>> classes, Deployment deployment) {
    Findings findings = new Findings();
    classes.stream()
        .filter(type -> type.isAnnotationPresent(ServicePath.class))
        .forEach(type -> addUpgradeService(type, deployment, findings));
    classes.stream()
        .filter(UpgradeServiceExamination::isConcreteService)
        .forEach(type -> deployment.examine(type.asSubclass(Service.class), findings));
    findings.throwIfAny();
  }

  private static void addUpgradeService(Class<?> type, Deployment deployment, Findings findings) {
    if (!UpgradeService.class.isAssignableFrom(type)) {
      findings.add(
          Rule.UPGRADE_SERVICE,
          type.getName(),
          "has @ServicePath but is no UpgradeService",
          "implement UpgradeService");
      return;
    }
    UpgradeServiceExamination.instantiate(type.asSubclass(UpgradeService.class), findings)
        .flatMap(service -> deployment.examine(service, findings))
        .ifPresent(
            model -> {
              try {
                String path = type.getAnnotation(ServicePath.class).value();
                deployment.add(BasePath.of(path), model);
              } catch (IllegalArgumentException | WebSocketException e) {
                findings.add(
                    Rule.BASE_PATH,
                    type.getName(),
                    String.valueOf(e.getMessage()),
                    "change its @ServicePath");
              }
            });
  }
}
