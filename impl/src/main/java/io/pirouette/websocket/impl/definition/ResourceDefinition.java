// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.definition;

import java.util.List;

/**
 * The one method of an upgrade service that answers upgrades.
 *
 * @param method the method
 * @param path where it answers
 * @param parameters for each of its parameters, where the value comes from
 */
public record ResourceDefinition(
    MethodDescription method, PathTemplate path, List<ResourceParameter> parameters) {

  /** Copies the list. */
  public ResourceDefinition {
    parameters = List.copyOf(parameters);
  }
}
