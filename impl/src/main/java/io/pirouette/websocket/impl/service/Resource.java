// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.service;

import io.pirouette.websocket.Service;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;
import io.pirouette.websocket.impl.definition.ResourceDefinition;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The method that answers upgrades, as a method handle, with what its parameters are filled by. */
final class Resource {

  private static final MethodType TYPE =
      MethodType.methodType(Service.class, UpgradeService.class, Object[].class);

  private final ResourceDefinition definition;
  private final MethodHandle handle;

  Resource(ResourceDefinition definition, Method method) {
    this.definition = definition;
    this.handle =
        Reflection.handleOf(method)
            .asSpreader(Object[].class, method.getParameterCount())
            .asType(TYPE);
  }

  /** What stands for the variables of its path; empty if it does not answer at this one. */
  Optional<List<String>> match(List<String> segments, List<String> values) {
    return definition.path().match(segments, values);
  }

  /** Calls the method. */
  @Nullable Service call(
      UpgradeService upgradeService, UpgradeRequest request, List<String> variables)
      throws Throwable {
    Object[] arguments = new ResourceArguments(request, variables).values(definition.parameters());
    return (Service) handle.invokeExact(upgradeService, arguments);
  }
}
