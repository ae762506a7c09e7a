// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.service;

import io.pirouette.websocket.Service;
import io.pirouette.websocket.ServiceConfiguration;
import io.pirouette.websocket.UpgradeRequest;
import io.pirouette.websocket.UpgradeService;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One upgrade service, ready to be asked. Immutable. */
public final class UpgradeServiceModel {

  private final UpgradeService upgradeService;
  private final Resource resource;
  private final ServiceConfiguration configuration;

  UpgradeServiceModel(
      UpgradeService upgradeService, Resource resource, ServiceConfiguration configuration) {
    this.upgradeService = upgradeService;
    this.resource = resource;
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

  /**
   * What stands for the variables of the resource's path.
   *
   * @param segments a path below the base path, decoded
   * @param values what stands in its segments
   * @param request the request, for the refusal
   * @throws io.pirouette.websocket.error.UpgradeException if the resource does not answer there
   */
  public List<String> match(List<String> segments, List<String> values, UpgradeRequest request) {
    return resource
        .match(segments, values)
        .orElseThrow(() -> ResourceArguments.noResource(request.path()));
  }

  /**
   * Calls the resource; whatever it throws comes out as it is.
   *
   * @throws io.pirouette.websocket.error.UpgradeException if the request lacks what a parameter
   *     takes
   */
  public @Nullable Service upgrade(UpgradeRequest request, List<String> variables)
      throws Throwable {
    return resource.call(upgradeService, request, variables);
  }
}
