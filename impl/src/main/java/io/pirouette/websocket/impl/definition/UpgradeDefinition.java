// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.definition;

import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeService;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The rules for a class that answers upgrades: it has one resource, and nothing but that. */
public final class UpgradeDefinition {

  private final ClassDescription type;
  private final Findings findings;

  private UpgradeDefinition(ClassDescription type, Findings findings) {
    this.type = type;
    this.findings = findings;
  }

  /** The resource of an {@link UpgradeService}; empty if the class has findings. */
  public static Optional<ResourceDefinition> of(ClassDescription type, Findings findings) {
    return new UpgradeDefinition(type, findings).check();
  }

  private Optional<ResourceDefinition> check() {
    boolean resourceAlone = refuseRemoteMethods();
    return resource().flatMap(this::check).filter(resource -> resourceAlone);
  }

  /** A class may be both; then its remote methods are those of the service. */
  private boolean refuseRemoteMethods() {
    if (type.type().isA(Service.class)) {
      return true;
    }
    List<MethodDescription> remote =
        type.methods().stream()
            .filter(MethodDescription::isNamedLikeRemoteMethod)
            .filter(MethodDescription::isPublicInstanceMethod)
            .filter(method -> method.declaredIn().isA(UpgradeService.class))
            .toList();
    remote.forEach(
        method ->
            findings.add(
                Rule.KNOWN_METHOD,
                type.name() + "." + method.name(),
                "Function `" + method.name() + "` not accepted by the service",
                "move it to the Service that the @Get method returns, or make it non-public"));
    return remote.isEmpty();
  }

  private Optional<MethodDescription> resource() {
    List<MethodDescription> resources =
        type.methods().stream().filter(method -> method.get() != null).toList();
    if (resources.size() == 1) {
      return Optional.of(resources.get(0));
    }
    findings.add(
        Rule.ONE_RESOURCE,
        type.name(),
        "There should be only one `get` resource for the service, not " + resources.size(),
        "annotate exactly one public method with @Get");
    return Optional.empty();
  }

  private Optional<ResourceDefinition> check(MethodDescription method) {
    boolean callable = checkMethod(method);
    String declared = Objects.requireNonNull(method.get());
    Optional<PathTemplate> path = PathTemplate.parse(declared);
    if (path.isEmpty()) {
      findings.add(
          Rule.RESOURCE_PATH,
          method.place(),
          "@Get(\"" + declared + "\") is not a resource's path",
          "write \".\", or segments such as \"orders/{id}\", each variable once");
      return Optional.empty();
    }
    return new ResourceParameterRules(method, path.get(), findings)
        .apply()
        .filter(parameters -> callable)
        .map(parameters -> new ResourceDefinition(method, path.get(), parameters));
  }

  private boolean checkMethod(MethodDescription method) {
    boolean returnsService = method.returnType().isA(Service.class);
    if (!method.isPublicInstanceMethod()) {
      findings.add(
          Rule.RESOURCE_METHOD, method.place(), "is not a public instance method", "make it one");
    }
    if (!returnsService) {
      findings.add(
          Rule.RESOURCE_RESULT,
          method.place(),
          "returns " + method.returnType(),
          "return Service or a class that implements it; refusals are thrown");
    }
    return method.isPublicInstanceMethod() && returnsService;
  }
}
