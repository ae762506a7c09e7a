// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine;

import jakarta.websocket.Extension;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Negotiation of extensions as RFC 6455 section 9.1 has it. */
public final class Extensions {

  private Extensions() {}

  /** What the peer asks for, in its order, as far as the container has it. */
  public static List<Extension> common(List<Extension> installed, List<Extension> requested) {
    Set<String> names = installed.stream().map(Extension::getName).collect(Collectors.toSet());
    return requested.stream()
        .filter(extension -> names.contains(extension.getName()))
        .filter(extension -> !extension.getName().equals(Engine.TAP_EXTENSION))
        .toList();
  }
}
