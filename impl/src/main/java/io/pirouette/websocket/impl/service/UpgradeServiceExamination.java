// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.service;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.impl.definition.Findings;
import io.pirouette.websocket.impl.definition.ResourceDefinition;
import io.pirouette.websocket.impl.definition.Rule;
import io.pirouette.websocket.impl.definition.UpgradeDefinition;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Examines an upgrade service: its resource, its configuration, and the services it hands out. */
public final class UpgradeServiceExamination {

  private final UpgradeService upgradeService;
  private final Class<? extends UpgradeService> type;
  private final Findings findings;

  private UpgradeServiceExamination(UpgradeService upgradeService, Findings findings) {
    this.upgradeService = upgradeService;
    this.type = UserClass.of(upgradeService);
    this.findings = findings;
  }

  /** How an upgrade service is configured; empty if that has findings. */
  public static Optional<ServiceConfiguration> configuration(
      UpgradeService upgradeService, Findings findings) {
    return new ConfigurationExamination(upgradeService, findings).examine();
  }

  /**
   * What can be said of a configuration that has findings: as much as its services are examined by.
   */
  public static ServiceConfiguration declared(Class<? extends UpgradeService> type) {
    ServiceConfig annotation = type.getAnnotation(ServiceConfig.class);
    String key = annotation == null ? "" : annotation.dispatcherKey();
    return ServiceConfiguration.builder().dispatcherKey(key.isEmpty() ? null : key).build();
  }

  /**
   * Examines an upgrade service.
   *
   * @param configuration see {@link #configuration}
   * @return its model, or empty if it has findings
   */
  public static Optional<UpgradeServiceModel> examine(
      UpgradeService upgradeService,
      Optional<ServiceConfiguration> configuration,
      Findings findings) {
    return new UpgradeServiceExamination(upgradeService, findings).examine(configuration);
  }

  /** An instance of a class that was found rather than given. */
  public static Optional<UpgradeService> instantiate(
      Class<? extends UpgradeService> type, Findings findings) {
    try {
      return Optional.of(Reflection.newInstance(type));
    } catch (InvocationTargetException e) {
      findings.add(
          Rule.UPGRADE_SERVICE,
          type.getName(),
          "its constructor threw " + e.getCause(),
          "correct the constructor");
    } catch (ReflectiveOperationException e) {
      findings.add(
          Rule.UPGRADE_SERVICE,
          type.getName(),
          "cannot be instantiated: " + e,
          "make it a static or top-level class with a constructor without parameters");
    }
    return Optional.empty();
  }

  /**
   * The service classes that an upgrade service is known to hand out before it is ever asked: what
   * its resource declares to return, the classes nested in it, and itself if it is both.
   */
  public static Set<Class<? extends Service>> knownServices(
      Class<? extends UpgradeService> upgradeService) {
    Set<Class<? extends Service>> known = new LinkedHashSet<>();
    Stream.of(
            Stream.of(upgradeService),
            Arrays.stream(upgradeService.getMethods())
                .filter(method -> method.isAnnotationPresent(Get.class))
                .map(Method::getReturnType),
            Arrays.stream(upgradeService.getDeclaredClasses()))
        .flatMap(classes -> classes)
        .filter(UpgradeServiceExamination::isConcreteService)
        .forEach(type -> known.add(type.asSubclass(Service.class)));
    return known;
  }

  /** Whether a class can be that of a service object. */
  public static boolean isConcreteService(Class<?> type) {
    return Service.class.isAssignableFrom(type)
        && !type.isInterface()
        && !Modifier.isAbstract(type.getModifiers());
  }

  private Optional<UpgradeServiceModel> examine(Optional<ServiceConfiguration> configuration) {
    ExaminedClass examined = new ExaminedClass(type);
    Optional<ResourceDefinition> resource = UpgradeDefinition.of(examined.description(), findings);
    return resource.isEmpty() || configuration.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new UpgradeServiceModel(
                upgradeService,
                new Resource(resource.get(), examined.method(resource.get().method())),
                configuration.get()));
  }
}
