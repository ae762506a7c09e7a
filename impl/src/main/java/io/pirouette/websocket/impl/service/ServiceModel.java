// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.service;

import io.pirouette.websocket.impl.definition.EventKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The remote methods of one service class. Immutable. */
public final class ServiceModel {

  private final Map<EventKind, RemoteMethod> methods;

  ServiceModel(Map<EventKind, RemoteMethod> methods) {
    this.methods = Map.copyOf(methods);
  }

  /** The method for a kind of event; null if the class declares none. */
  public @Nullable RemoteMethod method(EventKind kind) {
    return methods.get(kind);
  }
}
