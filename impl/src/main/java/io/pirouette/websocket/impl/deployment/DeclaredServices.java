// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.deployment;

import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServicePath;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.error.WebSocketException;
import io.pirouette.websocket.impl.beans.Beans;
import io.pirouette.websocket.impl.definition.Findings;
import io.pirouette.websocket.impl.definition.Rule;
import io.pirouette.websocket.impl.service.UpgradeServiceExamination;
import java.util.List;
import java.util.Optional;

/**
 * The classes of an application that the container has found. Examines them all, and reports what
 * is wrong with any of them together.
 */
final class DeclaredServices {

  private final List<Class<?>> classes;

  DeclaredServices(List<Class<?>> classes) {
    this.classes = classes;
  }

  /**
   * Adds the services to a deployment.
   *
   * @throws io.pirouette.websocket.error.ServiceDefinitionException if any has mistakes
   */
  void addTo(Deployment deployment, Beans beans) {
    if (classes.stream().noneMatch(type -> type.isAnnotationPresent(ServicePath.class))) {
      return;
    }
    Findings findings = new Findings();
    classes.stream()
        .filter(type -> type.isAnnotationPresent(ServicePath.class))
        .forEach(type -> addUpgradeService(type, deployment, beans, findings));
    classes.stream()
        .filter(UpgradeServiceExamination::isConcreteService)
        .forEach(type -> deployment.examine(type.asSubclass(Service.class), findings));
    findings.throwIfAny();
  }

  private static void addUpgradeService(
      Class<?> type, Deployment deployment, Beans beans, Findings findings) {
    if (!UpgradeService.class.isAssignableFrom(type)) {
      findings.add(
          Rule.UPGRADE_SERVICE,
          type.getName(),
          "has @ServicePath but is no UpgradeService",
          "implement UpgradeService");
      return;
    }
    object(type.asSubclass(UpgradeService.class), beans, findings)
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

  private static Optional<UpgradeService> object(
      Class<? extends UpgradeService> type, Beans beans, Findings findings) {
    try {
      Optional<UpgradeService> bean = beans.upgradeService(type);
      return bean.isPresent() ? bean : UpgradeServiceExamination.instantiate(type, findings);
    } catch (RuntimeException | LinkageError e) {
      findings.add(
          Rule.UPGRADE_SERVICE,
          type.getName(),
          "CDI cannot make it: " + e,
          "correct what it injects, or its constructor");
      return Optional.empty();
    }
  }
}
