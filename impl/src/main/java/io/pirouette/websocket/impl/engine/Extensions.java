// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.engine;

import io.pirouette.websocket.impl.deflate.DeflateParameters;
import io.pirouette.websocket.impl.deflate.Parameter;
import jakarta.websocket.Extension;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Negotiation of extensions as RFC 6455 section 9.1 has it. */
public final class Extensions {

  private Extensions() {}

  /**
   * What the peer asks for, in its order, as far as the container has it. Without offers of
   * permessage-deflate that break RFC 7692: containers accept some of them.
   */
  public static List<Extension> common(List<Extension> installed, List<Extension> requested) {
    Set<String> names = installed.stream().map(Extension::getName).collect(Collectors.toSet());
    return requested.stream()
        .filter(extension -> names.contains(extension.getName()))
        .filter(extension -> !extension.getName().equals(Engine.TAP_EXTENSION))
        .filter(extension -> !isDeflate(extension) || deflate(extension).isPresent())
        .toList();
  }

  /** Whether it is permessage-deflate. */
  public static boolean isDeflate(Extension extension) {
    return extension.getName().equals(DeflateParameters.EXTENSION);
  }

  /** What a server is to make of an offer of permessage-deflate; empty if it declines. */
  public static Optional<DeflateParameters> deflate(Extension offer) {
    return DeflateParameters.choose(
        offer.getParameters().stream()
            .map(parameter -> new Parameter(parameter.getName(), parameter.getValue()))
            .toList());
  }
}
