// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.service;

import io.pirouette.websocket.Get;
import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfig;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Examines an upgrade service: its resource, its configuration, and the services it hands out. */
public final class UpgradeServiceExamination {

  private static final MethodType RESOURCE_TYPE =
      MethodType.methodType(Service.class, UpgradeService.class, UpgradeRequest.class);

  private static final Pattern LITERAL_PATH =
      Pattern.compile("(?!\\.{1,2}(/|$))[^/{}?#;%\\\\]+(/(?!\\.{1,2}(/|$))[^/{}?#;%\\\\]+)*");

  private final UpgradeService upgradeService;
  private final Class<? extends UpgradeService> type;
  private final Findings findings;

  private UpgradeServiceExamination(UpgradeService upgradeService, Findings findings) {
    this.upgradeService = upgradeService;
    this.type = upgradeService.getClass();
    this.findings = findings;
  }

  /**
   * Examines an upgrade service.
   *
   * @return its model, or empty if it has findings
   */
  public static Optional<UpgradeServiceModel> examine(
      UpgradeService upgradeService, Findings findings) {
    return new UpgradeServiceExamination(upgradeService, findings).examine();
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
   * its resource declares to return, and the classes nested in it.
   */
  public static Set<Class<? extends Service>> knownServices(
      Class<? extends UpgradeService> upgradeService) {
    Set<Class<? extends Service>> known = new LinkedHashSet<>();
    Stream.concat(
            resources(upgradeService).stream().map(Method::getReturnType),
            Arrays.stream(upgradeService.getDeclaredClasses()))
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

  private Optional<UpgradeServiceModel> examine() {
    Optional<Method> resource = resource();
    Optional<ServiceConfiguration> configuration = configuration();
    if (resource.isEmpty() || configuration.isEmpty() || !check(resource.get())) {
      return Optional.empty();
    }
    List<String> path = new ArrayList<>();
    String declared = resource.get().getAnnotation(Get.class).value();
    if (!declared.equals(".")) {
      path.addAll(List.of(declared.split("/")));
    }
    return Optional.of(
        new UpgradeServiceModel(upgradeService, handle(resource.get()), path, configuration.get()));
  }

  private Optional<Method> resource() {
    Set<Method> resources = resources(type);
    if (resources.size() == 1) {
      return Optional.of(resources.iterator().next());
    }
    findings.add(
        Rule.ONE_RESOURCE,
        type.getName(),
        "There should be only one `get` resource for the service, not " + resources.size(),
        "annotate exactly one public method with @Get");
    return Optional.empty();
  }

  private static Set<Method> resources(Class<?> type) {
    Set<Method> resources = new LinkedHashSet<>();
    Stream.concat(
            Reflection.publicMethods(type),
            Arrays.stream(type.getDeclaredMethods()).filter(method -> !method.isBridge()))
        .filter(method -> method.isAnnotationPresent(Get.class))
        .forEach(resources::add);
    return resources;
  }

  private boolean check(Method resource) {
    String place = type.getName() + "." + resource.getName();
    boolean correct = true;
    if (!Modifier.isPublic(resource.getModifiers()) || Modifier.isStatic(resource.getModifiers())) {
      findings.add(Rule.RESOURCE_METHOD, place, "is not a public instance method", "make it one");
      correct = false;
    }
    if (!Service.class.isAssignableFrom(resource.getReturnType())) {
      findings.add(
          Rule.RESOURCE_RESULT,
          place,
          "returns " + resource.getReturnType().getTypeName(),
          "return Service or a class that implements it; refusals are thrown");
      correct = false;
    }
    List<Class<?>> parameters = List.of(resource.getParameterTypes());
    if (!parameters.isEmpty() && !parameters.equals(List.of(UpgradeRequest.class))) {
      findings.add(
          Rule.RESOURCE_METHOD,
          place,
          "has parameters that cannot be filled: " + parameters,
          "declare none or one UpgradeRequest");
      correct = false;
    }
    return checkPath(resource.getAnnotation(Get.class).value(), place) && correct;
  }

  private boolean checkPath(String path, String place) {
    if (path.equals(".") || LITERAL_PATH.matcher(path).matches()) {
      return true;
    }
    findings.add(
        Rule.RESOURCE_PATH,
        place,
        "@Get(\"" + path + "\") is not a resource's path",
        "write \".\" or literal segments such as \"orders/latest\"");
    return false;
  }

  private Optional<ServiceConfiguration> configuration() {
    try {
      ServiceConfig annotation = type.getAnnotation(ServiceConfig.class);
      Optional<ServiceConfiguration> programmed = upgradeService.configuration();
      if (annotation == null) {
        return programmed.or(() -> Optional.of(ServiceConfiguration.defaults()));
      }
      if (programmed.isEmpty()) {
        return Optional.of(configuration(annotation));
      }
      findings.add(
          Rule.CONFIGURATION,
          type.getName(),
          "has both @ServiceConfig and configuration()",
          "keep one of them");
    } catch (RuntimeException e) {
      findings.add(
          Rule.CONFIGURATION, type.getName(), "its configuration failed: " + e, "correct it");
    }
    return Optional.empty();
  }

  private static ServiceConfiguration configuration(ServiceConfig annotation) {
    return ServiceConfiguration.builder()
        .maxFrameSize(annotation.maxFrameSize())
        .maxMessageSize(annotation.maxMessageSize())
        .build();
  }

  private MethodHandle handle(Method resource) {
    MethodHandle direct = Reflection.handleOf(resource);
    return resource.getParameterCount() == 1
        ? direct.asType(RESOURCE_TYPE)
        : MethodHandles.dropArguments(direct, 1, UpgradeRequest.class).asType(RESOURCE_TYPE);
  }
}
