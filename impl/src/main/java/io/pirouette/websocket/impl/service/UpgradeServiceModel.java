// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.service;

import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;
import java.lang.invoke.MethodHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One upgrade service, ready to be asked. Immutable. */
public final class UpgradeServiceModel {

  private final UpgradeService upgradeService;
  private final MethodHandle resource;
  private final List<String> resourcePath;
  private final ServiceConfiguration configuration;

  UpgradeServiceModel(
      UpgradeService upgradeService,
      MethodHandle resource,
      List<String> resourcePath,
      ServiceConfiguration configuration) {
    this.upgradeService = upgradeService;
    this.resource = resource;
    this.resourcePath = List.copyOf(resourcePath);
    this.configuration = configuration;
  }

  /** The user's object. */
  public UpgradeService upgradeService() {
    return upgradeService;
  }

  /** How its connections are served. */
  public ServiceConfiguration configuration() {
    return configuration;
  }

  /** Whether the resource answers at this path below the base path, given as its segments. */
  public boolean answersAt(List<String> segments) {
    return resourcePath.isEmpty() || resourcePath.equals(segments);
  }

  /** Calls the resource; whatever it throws comes out as it is. */
  public @Nullable Service upgrade(UpgradeRequest request) throws Throwable {
    return (Service) resource.invokeExact(upgradeService, request);
  }
}
