// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.definition;

import java.util.List;

/**
 * A remote method that can be called.
 *
 * @param kind the events for which it is called
 * @param method the method
 * @param parameters for each of its parameters, where the value comes from
 */
public record RemoteMethodDefinition(
    EventKind kind, MethodDescription method, List<Source> parameters) {

  /** Copies the list. */
  public RemoteMethodDefinition {
    parameters = List.copyOf(parameters);
  }
}
