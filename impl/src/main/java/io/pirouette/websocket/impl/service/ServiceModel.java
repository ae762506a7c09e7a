// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.service;

import io.pirouette.websocket.impl.definition.EventKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The remote methods of one service class. Immutable. */
public final class ServiceModel {

  private final Map<EventKind, RemoteMethod> standard;
  private final List<RemoteMethod> custom;
  private final Map<String, RemoteMethod> refused;

  ServiceModel(
      Map<EventKind, RemoteMethod> standard,
      List<RemoteMethod> custom,
      Map<String, RemoteMethod> refused) {
    this.standard = Map.copyOf(standard);
    this.custom = List.copyOf(custom);
    this.refused = Map.copyOf(refused);
  }

  /** The method for a kind of event; null if the class declares none. */
  public @Nullable RemoteMethod method(EventKind kind) {
    return standard.get(kind);
  }

  /** The methods for message types. */
  public List<RemoteMethod> customMethods() {
    return custom;
  }

  /** The method that is told which messages do not fit another one; null if there is none. */
  public @Nullable RemoteMethod errorMethod(RemoteMethod method) {
    return refused.get(method.name());
  }
}
