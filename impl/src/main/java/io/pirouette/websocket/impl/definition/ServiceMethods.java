// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.definition;

import java.util.List;
import java.util.Map;

/**
 * The remote methods of a class, without those that are in the findings.
 *
 * @param standard the standard ones, by the events for which they are called
 * @param custom those for message types
 * @param refused those that are told what does not fit another one, by that one's name
 */
public record ServiceMethods(
    Map<EventKind, RemoteMethodDefinition> standard,
    List<RemoteMethodDefinition> custom,
    Map<String, RemoteMethodDefinition> refused) {

  /** Copies the collections. */
  public ServiceMethods {
    standard = Map.copyOf(standard);
    custom = List.copyOf(custom);
    refused = Map.copyOf(refused);
  }
}
